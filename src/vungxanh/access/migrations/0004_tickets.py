"""What the database does itself: checks tickets, records looks. No role but the tables' owner can alter it."""

from django.db import migrations

from vungxanh.access.models.scope import guard_rows

# New tables come with rights for the role that serves pages; these have none from the first moment.
CLOSE = """
    DO $$ DECLARE held record; BEGIN
        FOR held IN
            SELECT relname, grantee::regrole::text AS role FROM pg_class, aclexplode(relacl)
            WHERE oid = ANY (ARRAY['access_ticketkey', 'access_look', 'access_lookreference',
                'access_unsealed', 'access_seal']::regclass[]) AND grantee NOT IN (0, relowner)
        LOOP
            EXECUTE format('REVOKE ALL ON %I FROM %s', held.relname, held.role);
        END LOOP;
    END $$;
"""

# The one place that trusts a ticket. What stands in the variable is worth nothing without the signature.
TICKET = """
    CREATE FUNCTION access_ticket() RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        DECLARE
            ticket text := coalesce(current_setting('access.ticket', true), '');
            known access_ticketkey%ROWTYPE;
            body jsonb;
            remaining double precision;
        BEGIN
            IF ticket = '' THEN
                RAISE EXCEPTION 'Chưa có phiếu để xem hồ sơ / No ticket to look at dossiers'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            SELECT * INTO known FROM access_ticketkey WHERE id = 1;
            IF encode(sha256(known.outer || sha256(known.inner || convert_to(left(ticket, -64), 'UTF8'))), 'hex')
                IS DISTINCT FROM right(ticket, 64)
            THEN
                RAISE EXCEPTION 'Phiếu không do hệ thống này ký; nếu vừa đổi khoá bí mật hãy chạy ./run migrate'
                    ' / The ticket is not signed by this system; after a change of the secret key: ./run migrate'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            body := left(ticket, -64)::jsonb;
            IF (body ->> 'backend')::integer IS DISTINCT FROM pg_backend_pid() THEN
                RAISE EXCEPTION 'Phiếu thuộc kết nối khác / The ticket belongs to another connection'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            remaining := (body ->> 'expires')::bigint - extract(epoch FROM clock_timestamp());
            IF remaining IS NULL OR remaining NOT BETWEEN 0 AND 300 THEN
                RAISE EXCEPTION 'Phiếu đã hết hạn / The ticket has expired'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            RETURN body;
        END;
    $$;
    REVOKE ALL ON FUNCTION access_ticket() FROM PUBLIC;

    CREATE FUNCTION access_ticket_areas() RETURNS int8multirange LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        BEGIN
            RETURN access_ticket() ->> 'areas';
        END;
    $$;
    CREATE FUNCTION access_ticket_minors() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        BEGIN
            RETURN coalesce((access_ticket() ->> 'minors')::boolean, false);
        END;
    $$;
    REVOKE ALL ON FUNCTION access_ticket_areas() FROM PUBLIC;
    REVOKE ALL ON FUNCTION access_ticket_minors() FROM PUBLIC;

    CREATE FUNCTION access_present_ticket(ticket text) RETURNS boolean LANGUAGE sql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        SELECT set_config('access.ticket', ticket, true) IS NOT NULL
    $$;
    REVOKE ALL ON FUNCTION access_present_ticket(text) FROM PUBLIC;
"""
NO_TICKET = """
    DROP FUNCTION access_present_ticket(text);
    DROP FUNCTION access_ticket_minors();
    DROP FUNCTION access_ticket_areas();
    DROP FUNCTION access_ticket();
"""

# What a look says, byte for byte as `rules/chain.py` writes it, so that either side can check the other.
RECORD = """
    CREATE FUNCTION access_look_digest(look access_look) RETURNS bytea LANGUAGE sql STABLE
    SET search_path = public, pg_temp AS $$
        SELECT sha256(convert_to(concat_ws('|', 'look', look.id, look.holder, look.post, look.purpose, look.area,
            look.rows, (extract(epoch FROM look.at) * 1000000)::bigint,
            (SELECT coalesce(string_agg(encode(one, 'hex'), ',' ORDER BY place), '')
                FROM unnest(look.commitments) WITH ORDINALITY AS listed(one, place))), 'UTF8'))
    $$;
    REVOKE ALL ON FUNCTION access_look_digest(access_look) FROM PUBLIC;

    CREATE FUNCTION access_record_look(p_area bigint, p_dossiers uuid[]) RETURNS bigint LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            ticket jsonb := access_ticket();
            salts uuid[];
            made access_look%ROWTYPE;
        BEGIN
            IF NOT (ticket ->> 'shows')::boolean THEN
                RAISE EXCEPTION 'Việc của hệ thống không hiển thị hồ sơ / A duty of the system shows no dossier'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            IF NOT p_area <@ (ticket ->> 'areas')::int8multirange THEN
                RAISE EXCEPTION 'Phiếu không gồm địa bàn này / The ticket does not cover this area'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            IF cardinality(p_dossiers) NOT BETWEEN 1 AND 1000 OR array_position(p_dossiers, NULL) IS NOT NULL THEN
                RAISE EXCEPTION 'Một lượt xem có 1 đến 1000 hồ sơ / A look has 1 to 1000 dossiers'
                    USING ERRCODE = 'check_violation';
            END IF;
            SELECT array_agg(gen_random_uuid()) INTO salts FROM generate_series(1, cardinality(p_dossiers));
            INSERT INTO access_look (holder, post, purpose, area, rows, commitments, at)
                SELECT (ticket ->> 'holder')::uuid, (ticket ->> 'post')::bigint, ticket ->> 'purpose', p_area,
                    cardinality(p_dossiers),
                    array_agg(sha256(uuid_send(salt) || uuid_send(dossier)) ORDER BY place), clock_timestamp()
                FROM unnest(salts, p_dossiers) WITH ORDINALITY AS listed(salt, dossier, place)
                RETURNING * INTO made;
            INSERT INTO access_lookreference (look, place, area, salt, dossier)
                SELECT made.id, place, p_area, salt, dossier
                FROM unnest(salts, p_dossiers) WITH ORDINALITY AS listed(salt, dossier, place);
            INSERT INTO access_unsealed (kind, row, digest)
                VALUES ('access_look', made.id, access_look_digest(made));
            RETURN made.id;
        END;
    $$;
    REVOKE ALL ON FUNCTION access_record_look(bigint, uuid[]) FROM PUBLIC;

    CREATE FUNCTION access_rows_looked_at(since timestamptz) RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        SELECT coalesce(sum(rows), 0) FROM access_look
        WHERE holder = (access_ticket() ->> 'holder')::uuid AND at >= since AND commitments <> '{}'
    $$;
    REVOKE ALL ON FUNCTION access_rows_looked_at(timestamptz) FROM PUBLIC;

    CREATE FUNCTION access_forget_looks(gone uuid[]) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        DECLARE
            removed bigint;
        BEGIN
            IF (access_ticket() ->> 'shows')::boolean THEN
                RAISE EXCEPTION 'Chỉ hệ thống được xoá tham chiếu / Only the system itself forgets references'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            DELETE FROM access_lookreference WHERE dossier = ANY (gone);
            GET DIAGNOSTICS removed = ROW_COUNT;
            RETURN removed;
        END;
    $$;
    REVOKE ALL ON FUNCTION access_forget_looks(uuid[]) FROM PUBLIC;
"""
NO_RECORD = """
    DROP FUNCTION access_forget_looks(uuid[]);
    DROP FUNCTION access_rows_looked_at(timestamptz);
    DROP FUNCTION access_record_look(bigint, uuid[]);
    DROP FUNCTION access_look_digest(access_look);
"""


class Migration(migrations.Migration):

    dependencies = [("access", "0003_looks")]

    operations = [
        migrations.RunSQL(CLOSE, migrations.RunSQL.noop),
        migrations.RunSQL(TICKET, NO_TICKET),
        guard_rows("access_lookreference", area="area"),
        migrations.RunSQL(RECORD, NO_RECORD),
    ]
