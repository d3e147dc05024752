"""Networks' weights as bytes and back: what a training hands in is an .npz file of plain arrays, without pickle."""

import io

import numpy as np


def pack(networks):
    """Return the weights of named networks as the content of an .npz file."""
    arrays = {
        f"{name}_{place:03d}": np.asarray(weight)
        for name, network in networks.items()
        for place, weight in enumerate(network.weights)
    }
    content = io.BytesIO()
    np.savez(content, **arrays)
    return content.getvalue()


def unpack(networks, content):
    """Set the weights of named networks, which are built already.

    Args:
        networks: The networks by name.
        content: What `pack` returned for networks of the same architecture.

    Raises:
        ValueError: It is something else, or comes from another architecture; the text is for the student.
    """
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
    except Exception:
        raise ValueError("the file of weights is damaged: train again") from None
    for name, network in networks.items():
        found = [arrays[key] for key in sorted(arrays) if key.rpartition("_")[0] == name]
        given, wanted = [array.shape for array in found], [tuple(weight.shape) for weight in network.weights]
        if given != wanted:
            says = f"the trained weights do not fit the {name}, which has changed since: train again"
            raise ValueError(f"{says} (shapes {given} for {wanted})")
        network.set_weights(found)
