"""A hotspot holds closed words and the number of a file, whoever writes: a private home has nothing else."""

from django.db import migrations

HOLDS_NO_MORE = """
ALTER TABLE records_event ADD CONSTRAINT hotspot_holds_no_more CHECK (
    left(kind, 8) <> 'hotspot_'
    OR (
        facts - ARRAY['activity', 'setting', 'basis', 'file', 'landmark', 'agencies', 'measure'] = '{}'::jsonb
        AND coalesce(facts ->> 'file', '')
            ~ '^([0-9]{1,4}(/(19|20)[0-9][0-9])?/[A-ZĐ]{1,8}(-[A-ZĐ]{1,8}){0,2})?$'
        AND (
            coalesce(facts ->> 'landmark', '') = ''
            OR facts ->> 'setting' IN ('public_place', 'open_land')
        )
        AND coalesce(facts ->> 'setting', 'vehicle') IN (
            'private_home', 'vehicle', 'lodging', 'entertainment_venue', 'public_place', 'open_land'
        )
        AND coalesce(facts ->> 'basis', 'suspected') IN ('suspected', 'documented')
        AND coalesce(facts ->> 'activity', 'use') IN ('use', 'trade', 'use_and_trade')
        AND octet_length(coalesce(facts ->> 'agencies', '')) <= 200
        AND coalesce(facts ->> 'measure', '') ~ '^[a-z_]*$'
        AND coalesce(facts ->> 'agencies', '') ~ '^[]a-z_", []*$'
    )
)
"""


class Migration(migrations.Migration):
    dependencies = [("records", "0005_tip_functions")]

    operations = [
        migrations.RunSQL(
            HOLDS_NO_MORE, "ALTER TABLE records_event DROP CONSTRAINT hotspot_holds_no_more"
        )
    ]
