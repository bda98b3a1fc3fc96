"""The change log: triggers that copy every change of a tracked row into a table nobody can alter.

pgtrigger's own triggers can be switched off by setting a session variable, which any SQL session may do.
The triggers here leave that switch out, so bulk and raw SQL are caught whatever the session sets.
"""

import re
from collections.abc import Callable
from string import Template
from typing import Protocol, TypeVar

import pghistory
import pgtrigger
from django.db import models
from pghistory.trigger import Event
from pgtrigger import compiler


class EventModel(Protocol):
    """A table of copies, as pghistory makes it."""

    pgh_tracked_model: type[models.Model]


Tracked = TypeVar("Tracked", bound=type[models.Model])

FROZEN = "Không được sửa, xoá dòng đã ghi / Recorded rows cannot be altered or removed"
BLOCK = "█"
"""What covers each character of a name, one for one, so that every position in the text stays what it was."""
UNNAMED = "Thay đổi không rõ chức danh nào làm, việc gì / A change must name its post and purpose"


class ChangeTriggerSql(compiler.UpsertTriggerSql):
    """A trigger without the off switch, whose function runs with the rights of the tables' owner.

    So the role that serves pages needs no right to write the log. Nobody else may attach the function to a
    table of their own, hence the REVOKE.
    """

    def get_template(self) -> str:
        """The statements that put the trigger in place."""
        return """
            CREATE OR REPLACE FUNCTION {pgid}() RETURNS TRIGGER AS $$
                {declare}
                BEGIN
                    {func}
                END;
            $$ LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp;
            REVOKE ALL ON FUNCTION {pgid}() FROM PUBLIC;
            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid}
                {when} {operation} ON {table} {timing} {referencing}
                FOR EACH {level} {condition}
                EXECUTE PROCEDURE {execute};
            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


def _without_switch(compiled: compiler.Trigger) -> compiler.Trigger:
    """The same trigger without the off switch."""
    arguments = {key: value for key, value in compiled.sql.kwargs.items() if key != "ignore_func_name"}
    return compiler.Trigger(name=compiled.name, sql=ChangeTriggerSql(**arguments))


class Refusal(pgtrigger.Trigger):
    """Refuses what a statement does to recorded rows."""

    when = pgtrigger.Before
    level = pgtrigger.Statement
    func = f"RAISE EXCEPTION '{FROZEN} (%)', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';"

    def compile(self, model: models.Model) -> compiler.Trigger:
        """The trigger as it goes into a migration."""
        return _without_switch(super().compile(model))


class Frozen(Refusal):
    """Refuses to update, delete or truncate: what is written stays."""


def frozen() -> list[Frozen]:
    """The triggers of a table whose rows can only be added."""
    return [
        Frozen(name="frozen", operation=pgtrigger.Update | pgtrigger.Delete),
        Frozen(name="frozen_whole", operation=pgtrigger.Truncate),
    ]


DIFFERS = Template(
    "EXISTS (SELECT FROM unnest("
    "string_to_array(OLD.$column::text, NULL), string_to_array(NEW.$column::text, NULL))"
    " AS pair(before, after) WHERE before IS DISTINCT FROM after"
    " AND (before IS NULL OR after IS DISTINCT FROM '$block'))"
)
"""Whether a text changed in any other way than by blocks, one for one."""


class Covering(Refusal):
    """Refuses any change of a row but more blocks over its texts, each counted."""

    level = pgtrigger.Row
    operation = pgtrigger.Update

    def __init__(self, *, name: str, columns: tuple[str, ...], counter: str) -> None:
        super().__init__(name=name)
        self.columns, self.counter = columns, counter

    def get_func(self, model: models.Model) -> pgtrigger.Func:
        """The body of the trigger function: only blocks may replace letters, one for one."""
        others = ", ".join(f"'{column}'" for column in (*self.columns, self.counter))
        wrong = [
            f"to_jsonb(OLD) - ARRAY[{others}] IS DISTINCT FROM to_jsonb(NEW) - ARRAY[{others}]",
            f"NEW.{self.counter} <> OLD.{self.counter} + 1",
        ]
        wrong += [DIFFERS.substitute(column=column, block=BLOCK) for column in self.columns]
        return pgtrigger.Func(f"IF {' OR '.join(wrong)} THEN {self.func} END IF; RETURN NEW;")


class Lasting(Refusal):
    """Refuses to change any column of a row but those named."""

    level = pgtrigger.Row
    operation = pgtrigger.Update

    def __init__(self, *, name: str, changing: tuple[str, ...]) -> None:
        super().__init__(name=name)
        self.changing = changing

    def get_func(self, model: models.Model) -> pgtrigger.Func:
        """The body of the trigger function: the other columns stay as they are."""
        named = ", ".join(f"'{column}'" for column in self.changing)
        kept = f"ARRAY[{named}]::text[]"
        wrong = f"to_jsonb(OLD) - {kept} IS DISTINCT FROM to_jsonb(NEW) - {kept}"
        return pgtrigger.Func(f"IF {wrong} THEN {self.func} END IF; RETURN NEW;")


class Removable(Refusal):
    """Refuses to delete a row unless a condition of SQL over OLD holds."""

    level = pgtrigger.Row
    operation = pgtrigger.Delete

    def __init__(self, *, name: str, when: str) -> None:
        super().__init__(name=name)
        self.removable = when

    def get_func(self, model: models.Model) -> pgtrigger.Func:
        """The body of the trigger function."""
        return pgtrigger.Func(f"IF ({self.removable}) IS NOT TRUE THEN {self.func} END IF; RETURN OLD;")


def lasting(*changing: str, removable: str) -> list[Refusal]:
    """The triggers of a table whose rows stay as written but for the columns `changing`.

    A row goes only where the condition `removable`, SQL over OLD, holds; the condition is the reason.
    """
    return [
        Lasting(name="lasting", changing=changing),
        Removable(name="removable", when=removable),
        Refusal(name="kept_whole", operation=pgtrigger.Truncate),
    ]


def maskable(*columns: str, counter: str) -> list[Refusal]:
    """The triggers of a table whose rows stay, but for names overlooked in `columns` (texts or JSON).

    A letter there may become a block, one for one, and `counter` goes up by one with each change.
    """
    return [
        Covering(name="covering", columns=columns, counter=counter),
        Refusal(name="kept", operation=pgtrigger.Delete),
        Refusal(name="kept_whole", operation=pgtrigger.Truncate),
    ]


class ChangeTrigger(Event):
    """Copies the changed row, with who and why, into the event table; refuses a change without them."""

    def get_func(self, model: models.Model) -> pgtrigger.Func:
        """The body of the trigger function."""
        copy = super().get_func(model).func
        return pgtrigger.Func(
            "IF NULLIF(CURRENT_SETTING('pghistory.context_metadata', TRUE), '') IS NULL THEN "
            f"RAISE EXCEPTION '{UNNAMED} (%)', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; "
            f"END IF; {copy}"
        )

    def compile(self, model: models.Model) -> compiler.Trigger:
        """The trigger as it goes into a migration."""
        return _without_switch(super().compile(model))


COPIED = re.compile(r"VALUES \((.*)\); RETURN NULL;")
"""How the library writes the copy of one row."""


class AddingTrigger(ChangeTrigger):
    """Copies all the rows that one statement added, at once: for tables into which many are written."""

    def get_func(self, model: models.Model) -> pgtrigger.Func:
        """The body of the trigger function: one copy of what was added, however many rows."""
        self.level = pgtrigger.Row  # the library's own copy of many asks for a context of its own kind
        one = str(super().get_func(model).func)
        self.level = pgtrigger.Statement
        many, found = COPIED.subn(r"SELECT \1 FROM new_values; RETURN NULL;", one)
        if found != 1:
            raise ValueError(f"the library writes its copy in another way: {one}")
        return pgtrigger.Func(many.replace('NEW."', 'new_values."'))


def _attach(
    event: pghistory.RowEvent, event_model: EventModel, sort: type[ChangeTrigger] = ChangeTrigger
) -> None:
    """Put the trigger of this package on the tracked model in place of the library's."""
    trigger = sort(
        event_model=event_model,
        label=event.label,
        name=event.trigger_name,
        row=event.row,
        operation=event.operation,
        condition=event.condition,
        level=event.level,
    )
    pgtrigger.register(trigger)(event_model.pgh_tracked_model)


class Inserted(pghistory.InsertEvent):
    """A row was added."""

    def add_event_trigger(self, event_model: EventModel) -> None:
        """Attach the trigger to the tracked model."""
        _attach(self, event_model)


class Added(pghistory.InsertEvent):
    """Rows were added, any number by one statement."""

    def add_event_trigger(self, event_model: EventModel) -> None:
        """Attach the trigger to the tracked model."""
        self.level = pgtrigger.Statement
        _attach(self, event_model, AddingTrigger)


class Updated(pghistory.UpdateEvent):
    """A row was changed."""

    def add_event_trigger(self, event_model: EventModel) -> None:
        """Attach the trigger to the tracked model."""
        _attach(self, event_model)


class Deleted(pghistory.DeleteEvent):
    """A row was removed."""

    def add_event_trigger(self, event_model: EventModel) -> None:
        """Attach the trigger to the tracked model."""
        _attach(self, event_model)


def tracked(*, exclude: tuple[str, ...] = (), many: bool = False) -> Callable[[Tracked], Tracked]:
    """Decorate a model so that every change of its rows is kept in the same transaction.

    The copies stand in a table `<model>event` that can only grow. `exclude` names fields never to be copied,
    such as a password; a change of these alone is not recorded. A change outside `acting()` is refused.
    `many` lets one statement's rows be copied at once, where many are added together.
    """
    decorate: Callable[[Tracked], Tracked] = pghistory.track(
        Added() if many else Inserted(),
        Updated(),
        Deleted(),
        exclude=list(exclude),
        append_only=False,
        context_field=pghistory.ContextJSONField(null=False),
        context_id_field=pghistory.ContextUUIDField(null=False),
        obj_field=pghistory.ObjForeignKey(related_name="+", related_query_name="+"),
        meta={"triggers": frozen()},
    )
    return decorate
