"""What the database itself does with tips: what is not journalled, the batch of a day, destroying for good."""

from django.db import migrations

from vungxanh.access.interface import guard_rows

# The journal keeps the instant of every write, and backups copy it: what may not have an instant, or must be
# gone when it is destroyed, stands in tables that are not journalled. The planner notes none of their values.
UNLOGGED = """
    ALTER TABLE records_tipinbox SET UNLOGGED;
    ALTER TABLE records_tiptext SET UNLOGGED;
    ALTER TABLE records_tipinbox ALTER sealed SET STATISTICS 0, ALTER locator SET STATISTICS 0,
        ALTER secret_hash SET STATISTICS 0, ALTER id SET STATISTICS 0;
    ALTER TABLE records_tiptext ALTER sealed SET STATISTICS 0, ALTER tip SET STATISTICS 0;
    ALTER TABLE records_tipcode ALTER locator SET STATISTICS 0, ALTER secret_hash SET STATISTICS 0,
        ALTER tip SET STATISTICS 0;
"""
LOGGED = "ALTER TABLE records_tiptext SET LOGGED; ALTER TABLE records_tipinbox SET LOGGED;"

# Each writes a table anew: what is left out is in no page of a file afterwards, and no order tells which row
# came first. A ticket for some areas would hide rows, which would then be lost: so only one for all will do.
FUNCTIONS = """
    CREATE FUNCTION records_tips_everywhere() RETURNS void LANGUAGE plpgsql
    SET search_path = public, pg_temp AS $$
        BEGIN
            IF access_ticket_areas() IS DISTINCT FROM '{(,)}'::int8multirange THEN
                RAISE EXCEPTION 'Việc này cần phiếu của hệ thống cho mọi địa bàn / It takes a ticket of the system'
                    USING ERRCODE = 'insufficient_privilege';
            END IF;
        END;
    $$;
    REVOKE ALL ON FUNCTION records_tips_everywhere() FROM PUBLIC;

    CREATE FUNCTION records_take_in_tips(p_today date, p_ends integer) RETURNS integer LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            due records_tipinbox[];
            rest records_tipinbox[];
            texts records_tiptext[];
        BEGIN
            PERFORM records_tips_everywhere();
            IF p_today > (clock_timestamp() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                AND NOT EXISTS (SELECT FROM access_birth WHERE kind = 'simulated') THEN
                RAISE EXCEPTION 'Ngày này chưa đến / That day is still to come: %', p_today
                    USING ERRCODE = 'check_violation';
            END IF;
            IF NOT EXISTS (SELECT FROM records_tipinbox WHERE received_on < p_today) THEN
                RETURN 0;
            END IF;
            LOCK TABLE records_tipinbox, records_tiptext IN ACCESS EXCLUSIVE MODE;
            SELECT array_agg(one) INTO due FROM records_tipinbox AS one WHERE received_on < p_today;
            SELECT array_agg(one) INTO rest FROM records_tipinbox AS one WHERE received_on >= p_today;
            SELECT array_agg(one) INTO texts FROM records_tiptext AS one;
            INSERT INTO records_tip (id, area_id, kind, day_part, received_on, with_text, state, finding, outcome)
                SELECT id, area, kind, day_part, received_on, sealed IS NOT NULL, 'received', '', ''
                FROM unnest(due) ORDER BY received_on, random();
            INSERT INTO records_tipcode (locator, area, tip, secret_hash, ends_on)
                SELECT locator, area, id, secret_hash, received_on + p_ends FROM unnest(due) ORDER BY random();
            TRUNCATE records_tiptext, records_tipinbox;
            INSERT INTO records_tiptext (tip, area, received_on, sealed, sealed_for)
                SELECT tip, area, received_on, sealed, sealed_for FROM (
                    SELECT tip, area, received_on, sealed, sealed_for FROM unnest(texts)
                    UNION ALL
                    SELECT id, area, received_on, sealed, sealed_for FROM unnest(due) WHERE sealed IS NOT NULL
                ) AS every_text ORDER BY random();
            INSERT INTO records_tipinbox SELECT * FROM unnest(rest) ORDER BY random();
            RETURN cardinality(due);
        END;
    $$;
    REVOKE ALL ON FUNCTION records_take_in_tips(date, integer) FROM PUBLIC;

    CREATE FUNCTION records_destroy_tip_texts(p_gone uuid[]) RETURNS integer LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            rest records_tiptext[];
            before integer;
        BEGIN
            PERFORM records_tips_everywhere();
            LOCK TABLE records_tiptext IN ACCESS EXCLUSIVE MODE;
            SELECT count(*) INTO before FROM records_tiptext;
            SELECT array_agg(one) INTO rest FROM records_tiptext AS one WHERE tip <> ALL (p_gone);
            TRUNCATE records_tiptext;
            INSERT INTO records_tiptext SELECT * FROM unnest(rest) ORDER BY random();
            RETURN before - coalesce(cardinality(rest), 0);
        END;
    $$;
    REVOKE ALL ON FUNCTION records_destroy_tip_texts(uuid[]) FROM PUBLIC;

    CREATE FUNCTION records_end_tip_codes(p_today date) RETURNS integer LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS $$
        DECLARE
            rest records_tipcode[];
            ended integer;
        BEGIN
            PERFORM records_tips_everywhere();
            SELECT count(*) INTO ended FROM records_tipcode WHERE ends_on <= p_today;
            IF ended > 0 THEN
                LOCK TABLE records_tipcode IN ACCESS EXCLUSIVE MODE;
                SELECT array_agg(one) INTO rest FROM records_tipcode AS one WHERE ends_on > p_today;
                TRUNCATE records_tipcode;
                INSERT INTO records_tipcode SELECT * FROM unnest(rest) ORDER BY random();
            END IF;
            RETURN ended;
        END;
    $$;
    REVOKE ALL ON FUNCTION records_end_tip_codes(date) FROM PUBLIC;
"""
NO_FUNCTIONS = """
    DROP FUNCTION records_end_tip_codes(date);
    DROP FUNCTION records_destroy_tip_texts(uuid[]);
    DROP FUNCTION records_take_in_tips(date, integer);
    DROP FUNCTION records_tips_everywhere();
"""


class Migration(migrations.Migration):

    dependencies = [("records", "0004_tips"), ("access", "0010_tips")]

    operations = [
        migrations.RunSQL(UNLOGGED, LOGGED),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        guard_rows("records_tipinbox", area="area"),
        guard_rows("records_tip"),
        guard_rows("records_tipact"),
        guard_rows("records_tiptext", area="area"),
        guard_rows("records_tipcode", area="area"),
    ]
