"""What the database itself holds about dossiers: no text but words of lists, and how a dossier is erased."""

from django.db import migrations

from vungxanh.access.interface import guard_rows

# A text may be a word of a list, an age band, a day, an instant, a law, a document's reference, the number of
# a paper file or a quarter. No number is as long as a person's.
PLAIN = r"""
    CREATE FUNCTION dossiers_plain(facts jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog AS $$
        SELECT NOT EXISTS (
            SELECT FROM jsonb_path_query(facts, '$.**') AS leaf
            WHERE jsonb_typeof(leaf) = 'string' AND leaf #>> '{}' !~ (
                '^(|[a-z]{2,16}(_[a-z0-9]{1,12}){0,5}|12-17|18-30|L[0-9]{2,3}'
                '|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]{5,15}(Z|[+-][0-9]{2}:[0-9]{2}))?'
                '|[0-9]{1,3}/20[0-9]{2}/(QH[0-9]{2}|NĐ-CP|QĐ-TTg)'
                '|[0-9]{1,5}[A-ZĐ]?(/(19|20)[0-9][0-9])?/(QĐ|BB|TB|PĐK|GXN)(-[A-ZĐ]{1,8}[0-9]{0,2}){1,3}'
                '|[0-9]{1,5}(/(19|20)[0-9][0-9])?(/[A-ZĐ]{1,6}(-[A-ZĐ]{1,6})?)?'
                '|20[0-9][0-9]-Q[1-4])$'
            )
            OR jsonb_typeof(leaf) = 'number' AND leaf #>> '{}' !~ '^[0-9]{1,8}$'
        )
        AND NOT EXISTS (
            SELECT FROM jsonb_path_query(facts, '$.** ? (@.type() == "object")') AS node,
                jsonb_object_keys(node) AS key
            WHERE key !~ '^[a-z][a-z_0-9]{0,30}$'
        )
    $$;
    ALTER TABLE dossiers_dossierevent ADD CONSTRAINT dossier_event_plain
        CHECK (dossiers_plain(facts) AND dossiers_plain(coalesce(extras, '{}'::jsonb)));
    ALTER TABLE dossiers_dossierproposal ADD CONSTRAINT dossier_proposal_plain CHECK (dossiers_plain(facts));
"""
UNPLAIN = """
    ALTER TABLE dossiers_dossierevent DROP CONSTRAINT dossier_event_plain;
    ALTER TABLE dossiers_dossierproposal DROP CONSTRAINT dossier_proposal_plain;
    DROP FUNCTION dossiers_plain(jsonb);
"""

# Only the tables' owner writes that something is erased, and that is what lets rows go: so they go through
# the functions below or not at all.
LEDGER = """
    CREATE FUNCTION dossiers_erased_by_owner() RETURNS trigger LANGUAGE plpgsql SET search_path = public AS $$
        BEGIN
            IF NEW.what = 'erased' AND current_user <> (
                SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID
            ) THEN
                RAISE EXCEPTION 'Chỉ hàm xoá hồ sơ được ghi sổ này / Only the erasing function writes this'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            RETURN NEW;
        END;
    $$;
    CREATE TRIGGER dossiers_erased_by_owner BEFORE INSERT ON dossiers_ledgerentry
        FOR EACH ROW EXECUTE FUNCTION dossiers_erased_by_owner();
"""
NO_LEDGER = """
    DROP TRIGGER dossiers_erased_by_owner ON dossiers_ledgerentry;
    DROP FUNCTION dossiers_erased_by_owner();
"""

REMOVE = """
    CREATE FUNCTION dossiers_remove(gone uuid[], p_today date) RETURNS void LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
        BEGIN
            INSERT INTO dossiers_ledgerentry (digest, what, day, cause)
                SELECT encode(sha256(id::text::bytea), 'hex'), 'erased', p_today, left_as FROM dossiers_dossier
                WHERE id = ANY (gone) ON CONFLICT DO NOTHING;
            INSERT INTO dossiers_dailycount
                (commune_id, day, kind, exempt, standing, cause, entered, count, folded_on)
                SELECT area_id, received_on, 'objection', false, 'none',
                    'objection:' || request || ':' || CASE WHEN outcome = '' THEN 'open' ELSE outcome END
                    || CASE WHEN coalesce(closed_on, p_today) > act_by THEN ':late' ELSE ':in_time' END,
                    true, count(*), p_today
                FROM dossiers_objection WHERE dossier_id = ANY (gone) GROUP BY 1, 2, 6;
            UPDATE dossiers_dossier SET predecessor = NULL, predecessor_erased = true
                WHERE predecessor = ANY (gone) AND id <> ALL (gone);
            UPDATE dossiers_dossierproposal SET predecessor = NULL WHERE predecessor = ANY (gone);
            DELETE FROM dossiers_dossierproposal WHERE dossier_id = ANY (gone);
            DELETE FROM dossiers_recipientnotice WHERE dossier_id = ANY (gone);
            DELETE FROM dossiers_transfer WHERE dossier_id = ANY (gone);
            DELETE FROM dossiers_objection WHERE dossier_id = ANY (gone);
            DELETE FROM dossiers_dossierstep WHERE dossier_id = ANY (gone);
            DELETE FROM dossiers_dossierevent WHERE dossier_id = ANY (gone);
            DELETE FROM dossiers_dossier WHERE id = ANY (gone);
        END;
    $$;
    REVOKE ALL ON FUNCTION dossiers_remove(uuid[], date) FROM PUBLIC;

    CREATE FUNCTION dossiers_erase(p_today date) RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        DECLARE gone uuid[];
        BEGIN
            IF p_today > (clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                AND NOT EXISTS (SELECT FROM access_birth WHERE kind = 'simulated') THEN
                RAISE EXCEPTION 'Ngày xoá chưa đến / The day of erasing is still to come: %', p_today
                    USING ERRCODE = 'check_violation';
            END IF;
            SELECT array_agg(id) INTO gone FROM (
                SELECT id FROM dossiers_dossier WHERE erased_from <= p_today AND NOT EXISTS (
                    SELECT FROM dossiers_dossierstep WHERE dossier_id = dossiers_dossier.id AND folded_on IS NULL
                ) ORDER BY id FOR UPDATE
            ) AS due;
            IF gone IS NOT NULL THEN
                PERFORM dossiers_remove(gone, p_today);
                RETURN QUERY SELECT unnest(gone);
            END IF;
        END;
    $$;
    REVOKE ALL ON FUNCTION dossiers_erase(date) FROM PUBLIC;

    CREATE FUNCTION dossiers_erase_listed(p_digests text[], p_today date) RETURNS SETOF uuid LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
        DECLARE gone uuid[];
        BEGIN
            SELECT array_agg(id) INTO gone FROM dossiers_dossier
                WHERE encode(sha256(id::text::bytea), 'hex') = ANY (p_digests);
            IF gone IS NOT NULL THEN
                PERFORM dossiers_remove(gone, p_today);
                RETURN QUERY SELECT unnest(gone);
            END IF;
        END;
    $$;
    REVOKE ALL ON FUNCTION dossiers_erase_listed(text[], date) FROM PUBLIC;
"""
NO_REMOVE = """
    DROP FUNCTION dossiers_erase_listed(text[], date);
    DROP FUNCTION dossiers_erase(date);
    DROP FUNCTION dossiers_remove(uuid[], date);
"""

GUARDED = ("dossier", "dossierevent", "dossierproposal", "transfer", "objection", "recipientnotice")
# A step says nothing of age, and a stock that left minors out would be wrong: so steps have no flag.


class Migration(migrations.Migration):

    dependencies = [('dossiers', '0002_waiting'), ('access', '0004_tickets')]

    operations = [
        migrations.RunSQL(PLAIN, UNPLAIN),
        migrations.RunSQL(LEDGER, NO_LEDGER),
        migrations.RunSQL(REMOVE, NO_REMOVE),
        guard_rows("dossiers_dossierstep"),
        *(guard_rows(f"dossiers_{table}", minor="minor") for table in GUARDED),
    ]
