"""The sealer: chains what was recorded, outside the reads and writes that recorded it. It needs no secret."""

from django.db import migrations

# Where the next link hangs: on the last one, else on the signed head the chain begins at, else on nothing.
HEAD = """
    CREATE FUNCTION access_chain_head(OUT length bigint, OUT link bytea, OUT at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        (SELECT number, link, at FROM access_seal ORDER BY number DESC LIMIT 1)
        UNION ALL
        (SELECT head.length, head.link, head.at FROM access_chainstart AS start
            JOIN access_signedhead AS head ON head.id = start.head_id ORDER BY start.id DESC LIMIT 1)
        UNION ALL
        SELECT 0, sha256('vungxanh'), '-infinity'
        LIMIT 1
    $$;
    REVOKE ALL ON FUNCTION access_chain_head() FROM PUBLIC;
"""

# Two sealers at once: the second waits, and its next statement sees what the first one did.
SEAL = """
    CREATE FUNCTION access_seal_rows(at_most integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        DECLARE
            head record;
            one record;
            moment timestamptz;
            last bytea;
            number bigint;
            sealed bigint := 0;
        BEGIN
            PERFORM pg_advisory_xact_lock(5127002);
            SELECT * INTO head FROM access_chain_head();
            number := head.length;
            last := head.link;
            moment := greatest(head.at, clock_timestamp());
            FOR one IN
                WITH taken AS (
                    DELETE FROM access_unsealed
                    WHERE id IN (SELECT id FROM access_unsealed ORDER BY id LIMIT at_most)
                    RETURNING *
                ) SELECT * FROM taken ORDER BY id
            LOOP
                number := number + 1;
                sealed := sealed + 1;
                last := sha256(last || int8send(number) || int8send((extract(epoch FROM moment) * 1000000)::bigint)
                    || int8send(one.row) || int8send(coalesce(one.shape, 0)) || convert_to(one.kind, 'UTF8')
                    || one.digest);
                INSERT INTO access_seal (number, kind, row, digest, shape, at, link)
                    VALUES (number, one.kind, one.row, one.digest, one.shape, moment, last);
            END LOOP;
            RETURN sealed;
        END;
    $$;
    REVOKE ALL ON FUNCTION access_seal_rows(integer) FROM PUBLIC;
"""

# Copies of the change log join the queue in the transaction that writes them. What a value looks like as text
# must not depend on the session.
CHANGES = """
    CREATE FUNCTION access_queue_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex'
    SET intervalstyle = 'iso_8601' AS $$
        BEGIN
            INSERT INTO access_unsealed (kind, row, digest, shape)
                SELECT TG_TABLE_NAME, NEW.pgh_id, sha256(convert_to(to_jsonb(NEW)::text, 'UTF8')), max(id)
                FROM access_sealedshape WHERE kind = TG_TABLE_NAME;
            RETURN NULL;
        END;
    $$;
    REVOKE ALL ON FUNCTION access_queue_change() FROM PUBLIC;

    CREATE FUNCTION access_change_digests(p_kind text, p_columns text[])
    RETURNS TABLE(number bigint, at timestamptz, digest bytea) LANGUAGE plpgsql STABLE
    SET search_path = public, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex'
    SET intervalstyle = 'iso_8601' AS $$
        BEGIN
            RETURN QUERY EXECUTE format(
                'SELECT pgh_id::bigint, pgh_created_at, sha256(convert_to(('
                'SELECT jsonb_object_agg(key, value) FROM jsonb_each(to_jsonb(copy)) WHERE key = ANY ($1)'
                ')::text, ''UTF8'')) FROM %I AS copy', p_kind) USING p_columns;
        END;
    $$;
    REVOKE ALL ON FUNCTION access_change_digests(text, text[]) FROM PUBLIC;
"""

# The whole beginning goes, up to a signed head past the time: what is left hangs on that head.
END = """
    CREATE FUNCTION access_end_looks() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        DECLARE
            head access_signedhead%ROWTYPE;
            removed bigint;
        BEGIN
            PERFORM pg_advisory_xact_lock(5127002);
            SELECT * INTO head FROM access_signedhead
                WHERE at < now() - interval '5 years' AND length > 0
                    AND NOT EXISTS (SELECT FROM access_chainstart WHERE head_id >= access_signedhead.id)
                ORDER BY length DESC, id DESC LIMIT 1;
            IF NOT FOUND THEN
                RETURN 0;
            END IF;
            DELETE FROM access_lookreference WHERE look IN (
                SELECT row FROM access_seal WHERE kind = 'access_look' AND number <= head.length);
            DELETE FROM access_look WHERE id IN (
                SELECT row FROM access_seal WHERE kind = 'access_look' AND number <= head.length);
            GET DIAGNOSTICS removed = ROW_COUNT;
            DELETE FROM access_seal WHERE number <= head.length;
            INSERT INTO access_chainstart (head_id, ended_at) VALUES (head.id, now());
            RETURN removed;
        END;
    $$;
    REVOKE ALL ON FUNCTION access_end_looks() FROM PUBLIC;
"""


class Migration(migrations.Migration):

    dependencies = [("access", "0006_chain")]

    operations = [
        migrations.RunSQL(HEAD, "DROP FUNCTION access_chain_head()"),
        migrations.RunSQL(SEAL, "DROP FUNCTION access_seal_rows(integer)"),
        migrations.RunSQL(
            CHANGES,
            "DROP FUNCTION access_change_digests(text, text[]); DROP FUNCTION access_queue_change() CASCADE",
        ),
        migrations.RunSQL(END, "DROP FUNCTION access_end_looks()"),
    ]
