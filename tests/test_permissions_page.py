"""docs/permissions.md says for people what portal/roles.py says for the machine."""

from pathlib import Path

from portal.roles import PERMISSIONS, Role

PAGE = Path(__file__).parents[1] / "docs" / "permissions.md"


def rows_of_the_page() -> dict[str, set[str]]:
    table = "| permission |" + PAGE.read_text().split("| permission |")[1].split("\n\n")[0]
    lines = [line.split("|")[1:-1] for line in table.splitlines()]
    heads = [head.strip().replace(" ", "_") for head in lines[0]]
    return {
        cells[0].strip(" `"): {head for head, cell in zip(heads, cells, strict=True) if cell.strip() == "yes"}
        for cells in lines[2:]
    }


def test_the_page_names_every_role():
    heads = PAGE.read_text().split("| permission |")[1].splitlines()[0]
    assert [head.strip().replace(" ", "_") for head in heads.split("|")[1:-1]] == [role.value for role in Role]


def test_the_page_gives_each_permission_to_the_roles_that_hold_it():
    held = {}
    for role, permissions in PERMISSIONS.items():
        for permission in permissions:
            held.setdefault(permission, set()).add(str(role))
    assert rows_of_the_page() == held
