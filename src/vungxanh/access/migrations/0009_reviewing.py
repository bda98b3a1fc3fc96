"""How the outside reviewer reads the record: only under a ticket of oversight, and each reading is recorded."""

from django.db import migrations

READING = """
    CREATE FUNCTION access_reviewed(p_home bigint) RETURNS int8multirange LANGUAGE plpgsql STABLE
    SET search_path = public, pg_temp AS $$
        DECLARE
            ticket jsonb := access_ticket();
        BEGIN
            IF ticket ->> 'purpose' <> 'oversight' OR NOT p_home <@ (ticket ->> 'areas')::int8multirange THEN
                RAISE EXCEPTION 'Chỉ giám sát mới đọc nhật ký xem / Only oversight reads the record of looks'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
            RETURN ticket ->> 'areas';
        END;
    $$;
    REVOKE ALL ON FUNCTION access_reviewed(bigint) FROM PUBLIC;

    CREATE FUNCTION access_record_reading(p_home bigint, p_rows bigint) RETURNS void LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
        DECLARE
            ticket jsonb := access_ticket();
            made access_look%ROWTYPE;
        BEGIN
            INSERT INTO access_look (holder, post, purpose, area, rows, commitments, at)
                VALUES ((ticket ->> 'holder')::uuid, (ticket ->> 'post')::bigint, ticket ->> 'purpose', p_home,
                    p_rows, '{}', clock_timestamp())
                RETURNING * INTO made;
            INSERT INTO access_unsealed (kind, row, digest)
                VALUES ('access_look', made.id, access_look_digest(made));
        END;
    $$;
    REVOKE ALL ON FUNCTION access_record_reading(bigint, bigint) FROM PUBLIC;
"""
NO_READING = """
    DROP FUNCTION access_record_reading(bigint, bigint);
    DROP FUNCTION access_reviewed(bigint);
"""

COUNTS = """
    CREATE FUNCTION access_count_looks(p_home bigint, p_since timestamptz, p_until timestamptz)
    RETURNS TABLE(area bigint, purpose varchar, looks bigint, shown bigint, holders bigint) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            scope int8multirange := access_reviewed(p_home);
            told bigint;
        BEGIN
            RETURN QUERY SELECT look.area, look.purpose, count(*), sum(look.rows)::bigint,
                    count(DISTINCT look.holder)
                FROM access_look AS look
                WHERE look.at >= p_since AND look.at < p_until AND look.area <@ scope
                GROUP BY look.area, look.purpose;
            GET DIAGNOSTICS told = ROW_COUNT;
            PERFORM access_record_reading(p_home, told);
        END;
    $$;
    REVOKE ALL ON FUNCTION access_count_looks(bigint, timestamptz, timestamptz) FROM PUBLIC;

    CREATE FUNCTION access_over_use(p_home bigint, p_since timestamptz, p_until timestamptz, p_most bigint)
    RETURNS TABLE(holder uuid, posts bigint[], day date, shown bigint) LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            scope int8multirange := access_reviewed(p_home);
            told bigint;
        BEGIN
            RETURN QUERY SELECT look.holder, array_agg(DISTINCT look.post),
                    (look.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, sum(look.rows)::bigint
                FROM access_look AS look
                WHERE look.at >= p_since AND look.at < p_until AND look.area <@ scope
                    AND look.commitments <> '{}'
                GROUP BY 1, 3 HAVING sum(look.rows) > p_most ORDER BY 3 DESC, 4 DESC, 1;
            GET DIAGNOSTICS told = ROW_COUNT;
            PERFORM access_record_reading(p_home, told);
        END;
    $$;
    REVOKE ALL ON FUNCTION access_over_use(bigint, timestamptz, timestamptz, bigint) FROM PUBLIC;

    CREATE FUNCTION access_read_looks(p_home bigint, p_looks bigint[])
    RETURNS TABLE(look bigint, holder uuid, post bigint, purpose varchar, area bigint, shown integer,
        at timestamptz) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            scope int8multirange := access_reviewed(p_home);
            told bigint;
        BEGIN
            RETURN QUERY SELECT one.id, one.holder, one.post, one.purpose, one.area, one.rows, one.at
                FROM access_look AS one WHERE one.id = ANY (p_looks) AND one.area <@ scope;
            GET DIAGNOSTICS told = ROW_COUNT;
            PERFORM access_record_reading(p_home, told);
        END;
    $$;
    REVOKE ALL ON FUNCTION access_read_looks(bigint, bigint[]) FROM PUBLIC;
"""
NO_COUNTS = """
    DROP FUNCTION access_read_looks(bigint, bigint[]);
    DROP FUNCTION access_over_use(bigint, timestamptz, timestamptz, bigint);
    DROP FUNCTION access_count_looks(bigint, timestamptz, timestamptz);
"""

# Only looks that the signed head holds: what is added afterwards cannot come into the draw.
DRAW = """
    CREATE FUNCTION access_draw_looks(p_home bigint, p_since timestamptz, p_until timestamptz, p_seed bytea,
        p_length bigint, p_count integer) RETURNS bigint[] LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = public, pg_temp AS $$
        DECLARE
            scope int8multirange := access_reviewed(p_home);
        BEGIN
            RETURN ARRAY(
                SELECT look.id FROM access_look AS look
                JOIN access_seal AS seal ON seal.kind = 'access_look' AND seal.row = look.id
                WHERE look.at >= p_since AND look.at < p_until AND look.area <@ scope
                    AND look.commitments <> '{}' AND seal.number <= p_length
                ORDER BY sha256(p_seed || int8send(look.id)) LIMIT p_count);
        END;
    $$;
    REVOKE ALL ON FUNCTION access_draw_looks(bigint, timestamptz, timestamptz, bytea, bigint, integer)
        FROM PUBLIC;
"""


class Migration(migrations.Migration):

    dependencies = [("access", "0008_samples")]

    operations = [
        migrations.RunSQL(READING, NO_READING),
        migrations.RunSQL(COUNTS, NO_COUNTS),
        migrations.RunSQL(
            DRAW,
            "DROP FUNCTION access_draw_looks(bigint, timestamptz, timestamptz, bytea, bigint, integer)",
        ),
    ]
