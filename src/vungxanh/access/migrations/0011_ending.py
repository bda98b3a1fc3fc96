"""What was recorded goes after its years: looks, changes and sign-ins alike; and looks counted by month.

The rows of the change log and of sign-ins are frozen for every role. Only this function of the tables' owner
lets go of them, and the triggers of looks and links hold it to five years whoever calls it.
"""

from django.db import migrations

END = """
    CREATE FUNCTION access_end_record(p_years integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        DECLARE
            until timestamptz := now() - make_interval(years => greatest(p_years, 5));
            head access_signedhead%ROWTYPE;
            place varchar;
            part bigint;
            removed bigint := 0;
        BEGIN
            PERFORM pg_advisory_xact_lock(5127002);
            SET CONSTRAINTS ALL IMMEDIATE;
            IF EXISTS (SELECT FROM access_signinevent WHERE at < until) THEN
                ALTER TABLE access_signinevent DISABLE TRIGGER USER;
                DELETE FROM access_signinevent WHERE at < until;
                GET DIAGNOSTICS removed = ROW_COUNT;
                ALTER TABLE access_signinevent ENABLE TRIGGER USER;
            END IF;
            SELECT * INTO head FROM access_signedhead
                WHERE at < until AND length > 0
                    AND NOT EXISTS (SELECT FROM access_chainstart WHERE head_id >= access_signedhead.id)
                ORDER BY length DESC, id DESC LIMIT 1;
            IF NOT FOUND THEN
                RETURN removed;
            END IF;
            DELETE FROM access_lookreference WHERE look IN (
                SELECT row FROM access_seal WHERE kind = 'access_look' AND number <= head.length);
            DELETE FROM access_look WHERE id IN (
                SELECT row FROM access_seal WHERE kind = 'access_look' AND number <= head.length);
            GET DIAGNOSTICS part = ROW_COUNT;
            removed := removed + part;
            FOR place IN
                SELECT DISTINCT kind FROM access_seal
                WHERE number <= head.length AND kind <> 'access_look' AND to_regclass(kind) IS NOT NULL
            LOOP
                EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', place);
                EXECUTE format('DELETE FROM %I WHERE pgh_id IN ('
                    'SELECT row FROM access_seal WHERE kind = $1 AND number <= $2)', place)
                    USING place, head.length;
                GET DIAGNOSTICS part = ROW_COUNT;
                removed := removed + part;
                EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', place);
            END LOOP;
            DELETE FROM access_seal WHERE number <= head.length;
            INSERT INTO access_chainstart (head_id, ended_at) VALUES (head.id, now());
            RETURN removed;
        END;
    $$;
    REVOKE ALL ON FUNCTION access_end_record(integer) FROM PUBLIC;
"""

MONTHS = """
    CREATE FUNCTION access_months_of_looks(p_home bigint, p_since timestamptz)
    RETURNS TABLE(month date, looks bigint) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            scope int8multirange := access_reviewed(p_home);
            told bigint;
        BEGIN
            RETURN QUERY SELECT date_trunc('month', look.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, count(*)
                FROM access_look AS look
                WHERE look.at >= p_since AND look.area <@ scope AND look.commitments <> '{}'
                GROUP BY 1;
            GET DIAGNOSTICS told = ROW_COUNT;
            PERFORM access_record_reading(p_home, told);
        END;
    $$;
    REVOKE ALL ON FUNCTION access_months_of_looks(bigint, timestamptz) FROM PUBLIC;
"""


class Migration(migrations.Migration):

    dependencies = [("access", "0010_tips")]

    operations = [
        migrations.RunSQL(END, "DROP FUNCTION access_end_record(integer)"),
        migrations.RunSQL(MONTHS, "DROP FUNCTION access_months_of_looks(bigint, timestamptz)"),
        migrations.RunSQL("DROP FUNCTION access_end_looks()", migrations.RunSQL.noop),
    ]
