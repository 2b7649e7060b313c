"""An import contract: a capability reaches another through its verbs or models, never through its doors."""

from __future__ import annotations

from grimp import DetailedImport, ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """Modules with these names are imported only inside their own capability, and by the URL table."""

    project = fields.StringField()
    doors = fields.SetField(subfield=fields.StringField())
    may_open_all = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Finds every import of a capability's door from outside it; new capabilities are held to it too."""
        project, allowed = str(self.project), set(self.may_open_all)  # type: ignore[call-overload]
        breaches: list[DetailedImport] = []
        for capability in sorted(graph.find_children(project)):
            for module in sorted(graph.find_descendants(capability)):
                if module.removeprefix(f"{capability}.").split(".")[0] not in self.doors:  # type: ignore[operator]
                    continue
                for importer in sorted(graph.find_modules_that_directly_import(module) - allowed):
                    if importer != capability and not importer.startswith(f"{capability}."):
                        breaches += graph.get_import_details(importer=importer, imported=module)
        return ContractCheck(kept=not breaches, metadata={"breaches": breaches})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Names each import that goes through a door."""
        for breach in check.metadata["breaches"]:
            output.print_error(
                f"{breach['importer']}:{breach['line_number']} imports {breach['imported']}: "
                "reach the capability through its verbs or models.",
                bold=False,
            )
