"""An index for the lists that begin with the earliest deadline: open tasks alone."""

from typing import ClassVar

from django.db import migrations, models
from vungxanh.access.models.together import together


class Migration(migrations.Migration):
    dependencies: ClassVar = [("programme", "0006_practices")]

    operations: ClassVar = together(
        [
            migrations.AddIndex(
                model_name="task",
                index=models.Index(
                    condition=models.Q(("ended", "")),
                    fields=["deadline", "assignment", "area"],
                    name="task_open_by_deadline",
                ),
            ),
        ]
    )
