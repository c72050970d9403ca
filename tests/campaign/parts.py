"""The parts of the campaign by name, in the order in which they run."""

from tests.campaign import (
    clocks,
    damage,
    erasure,
    full_disk,
    hostile,
    killing,
    network,
    outputs,
    packages,
    together,
    traces,
)

PARTS = {
    part.name: part
    for part in (
        killing.PART,
        damage.PART,
        full_disk.PART,
        together.PART,
        clocks.PART,
        outputs.PART,
        traces.PART,
        network.PART,
        packages.PART,
        erasure.PART,
        hostile.PART,
    )
}
