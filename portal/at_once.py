"""Many operations of one migration, rendered once: after each, Django would render all models that are linked."""

from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel
from django.db.migrations.operations.base import Operation

#: What `CREATE TABLE` of a model's last state holds already.
WITH_THE_TABLE = (AddField, AddConstraint, AddIndex)


class AtOnce(Operation):
    """New models with all that belongs to them, made in the state in which they stand at the end.

    What the operations add to a model that is new here comes with its table. References may lead to tables made later,
    since the database gets them last.
    """

    reversible = True

    def __init__(self, operations: list[Operation]):
        self.operations = operations

    def deconstruct(self):
        return type(self).__name__, [self.operations], {}

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            if not (isinstance(operation, WITH_THE_TABLE) and self._is_new(operation)):
                operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            if isinstance(operation, CreateModel) or not self._is_new(operation):
                operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def _is_new(self, operation: Operation) -> bool:
        """It adds to a model that is made here."""
        made = {made.name.lower() for made in self.operations if isinstance(made, CreateModel)}
        return getattr(operation, "model_name", "").lower() in made

    def describe(self):
        return "; ".join(operation.describe() for operation in self.operations)
