#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Fovea authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Random networks through documents and fovea-cli, against PyTorch.

Usage: compare-torch.py FOVEA-CLI [NETWORKS [SEED]]

Values of every stage and the derivatives of cells are compared with PyTorch and its autograd in
double precision; sets and path counts with the derivatives of the same network with one channel,
ones for weights, and sums for everything else. Leaves with 77 where PyTorch is not installed.
"""

import json
import math
import os
import random
import subprocess
import sys
import tempfile

try:
    import torch
    from torch.nn import functional as F
except ImportError:
    print("Debian's python3-torch is not installed: nothing is compared")
    sys.exit(77)

TOLERANCE = 1e-5
KINDS = ["convolution", "transposed_convolution", "max_pooling", "average_pooling", "activation"]
FUNCTIONS = ["relu", "leaky_relu", "sigmoid", "tanh", "identity"]
MODES = {"zeros": "constant", "reflect": "reflect", "replicate": "replicate",
         "circular": "circular"}


class Disagreement(Exception):
    pass


def pair(value):
    return list(value) if isinstance(value, list) else [value, value]


def single(value):
    """The float32 nearest to value, as the decimal that a document holds."""
    return torch.tensor(value, dtype=torch.float32).item()


def grid(rng, *sizes):
    if not sizes:
        return single(rng.uniform(-1, 1))
    return [grid(rng, *sizes[1:]) for _ in range(sizes[0])]


def get_stride(layer):
    return pair(layer.get("stride", layer["kernel_size"] if "kernel_size" in layer else 1))


def get_kernel_size(layer):
    if "weights" in layer:
        return [len(layer["weights"][0][0]), len(layer["weights"][0][0][0])]
    return pair(layer["kernel_size"])


def get_sides(layer, size):
    """Top, bottom, left, right."""
    padding = layer.get("padding", 0)
    if padding == "same":
        sides = []
        for i in range(2):
            n_out = -(-size[i] // get_stride(layer)[i])
            extent = pair(layer.get("dilation", 1))[i] * (get_kernel_size(layer)[i] - 1) + 1
            total = max((n_out - 1) * get_stride(layer)[i] + extent - size[i], 0)
            sides += [total // 2, total - total // 2]
        return sides
    if isinstance(padding, list) and len(padding) == 4:
        return padding
    vertical, horizontal = pair(padding)
    return [vertical, vertical, horizontal, horizontal]


def pad(x, sides, mode="constant", value=0.0):
    top, bottom, left, right = sides
    if mode != "constant":
        return F.pad(x, (left, right, top, bottom), mode)
    return F.pad(x, (left, right, top, bottom), mode, value)


def crop(x, sides):
    top, bottom, left, right = sides
    if x.shape[-2] <= top + bottom or x.shape[-1] <= left + right:
        raise RuntimeError("nothing is left")
    return x[..., top:x.shape[-2] - bottom, left:x.shape[-1] - right]


def transposed(layer, x, weights, bias, groups):
    sides = get_sides(layer, x.shape[-2:])
    y = F.conv_transpose2d(x, weights, bias, get_stride(layer), 0,
                           pair(layer.get("output_padding", 0)), groups,
                           pair(layer.get("dilation", 1)))
    return crop(y, sides)


def unfold(layer, x, value):
    """Batch × channels × taps × rows × columns: what each tap of a pooling meets."""
    kernel_size, stride = get_kernel_size(layer), get_stride(layer)
    dilation = pair(layer.get("dilation", 1))
    x = pad(x, get_sides(layer, x.shape[-2:]), value=value)
    size = [(x.shape[2 + i] - dilation[i] * (kernel_size[i] - 1) - 1) // stride[i] + 1
            for i in range(2)]
    taps = [x[..., ky * dilation[0]:, kx * dilation[1]:][
                ..., :(size[0] - 1) * stride[0] + 1:stride[0],
                :(size[1] - 1) * stride[1] + 1:stride[1]]
            for ky in range(kernel_size[0]) for kx in range(kernel_size[1])]
    return torch.stack(taps, 2)


def pool_max(layer, x):
    sides = get_sides(layer, x.shape[-2:])
    x = pad(x, sides, value=-math.inf)
    return F.max_pool2d(x, get_kernel_size(layer), get_stride(layer), 0,
                        pair(layer.get("dilation", 1)))


def apply(layer, x):
    kind = layer["kind"]
    if kind == "activation":
        function = layer["function"]
        if function == "leaky_relu":
            return F.leaky_relu(x, layer.get("slope", single(0.01)))
        return {"relu": F.relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh,
                "identity": lambda y: y}[function](x)
    if kind == "max_pooling":
        return pool_max(layer, x)
    if kind == "average_pooling":
        return unfold(layer, x, 0.0).mean(2)
    weights = torch.tensor(layer["weights"], dtype=x.dtype)
    bias = torch.tensor(layer["bias"], dtype=x.dtype) if "bias" in layer else None
    groups = layer.get("groups", 1)
    if kind == "transposed_convolution":
        return transposed(layer, x, weights, bias, groups)
    x = pad(x, get_sides(layer, x.shape[-2:]), MODES[layer.get("padding_mode", "zeros")])
    return F.conv2d(x, weights, bias, get_stride(layer), 0, pair(layer.get("dilation", 1)), groups)


def apply_paths(layer, x):
    """The layer with one channel in which each tap adds what it meets."""
    if layer["kind"] == "activation":
        return x
    if layer["kind"].endswith("pooling"):
        return unfold(layer, x, 0.0).sum(2)
    ones = torch.ones(1, 1, *get_kernel_size(layer), dtype=x.dtype)
    if layer["kind"] == "transposed_convolution":
        return transposed(layer, x, ones, None, 1)
    x = pad(x, get_sides(layer, x.shape[-2:]), MODES[layer.get("padding_mode", "zeros")])
    return F.conv2d(x, ones, None, get_stride(layer), 0, pair(layer.get("dilation", 1)))


def maybe_pair(rng, low, high):
    value = rng.randint(low, high)
    return value if rng.random() < 0.5 else [value, rng.randint(low, high)]


def draw_padding(rng, most):
    form = rng.randrange(3)
    return (rng.randint(0, most) if form == 0
            else [rng.randint(0, most) for _ in range(2 if form == 1 else 4)])


def draw_layer(rng, n_channels):
    kind = KINDS[rng.choice([0, 0, 0, 1, 1, 2, 3, 4])]
    if kind == "activation":
        layer = {"kind": kind, "function": rng.choice(FUNCTIONS)}
        if layer["function"] == "leaky_relu" and rng.random() < 0.5:
            layer["slope"] = single(rng.uniform(-0.5, 0.9))
        return layer

    kernel_size = [rng.randint(1, 4), rng.randint(1, 4)]
    layer = {"kind": kind}
    if kind.endswith("pooling"):
        layer["kernel_size"] = kernel_size if rng.random() < 0.5 else kernel_size[0]
    else:
        groups = rng.choice([g for g in range(1, n_channels + 1) if n_channels % g == 0])
        n_out = groups * rng.randint(1, max(1, 4 // groups))
        shape = ((n_out, n_channels // groups) if kind == "convolution"
                 else (n_channels, n_out // groups))
        layer["weights"] = grid(rng, *shape, *kernel_size)
        if groups > 1:
            layer["groups"] = groups
        if rng.random() < 0.5:
            layer["bias"] = grid(rng, n_out)
    if rng.random() < 0.6:
        layer["stride"] = maybe_pair(rng, 1, 3)
    if rng.random() < 0.4:
        layer["dilation"] = maybe_pair(rng, 1, 3)
    if rng.random() < 0.7:
        layer["padding"] = draw_padding(rng, 2 if kind.endswith("pooling") else 4)
    if kind == "convolution" and rng.random() < 0.2:
        layer["padding"] = "same"
    if kind == "convolution" and rng.random() < 0.5:
        layer["padding_mode"] = rng.choice(list(MODES))
    if kind == "transposed_convolution" and rng.random() < 0.5:
        layer["output_padding"] = maybe_pair(rng, 0, 2)
    return layer


def is_valid(layer, x):
    """Whether PyTorch has such a layer: its padding of poolings and reflections is limited."""
    if layer["kind"].endswith("pooling"):
        dilation = pair(layer.get("dilation", 1))
        for i, side in enumerate(get_sides(layer, x.shape[-2:])):
            extent = dilation[i // 2] * (get_kernel_size(layer)[i // 2] - 1) + 1
            if side > extent // 2:
                return False
    try:
        y = apply(layer, x)
        # A window in the padding alone has the maximum −∞, which no document can say.
        return min(y.shape) > 0 and bool(torch.isfinite(y).all())
    except RuntimeError:
        return False


def draw_network(rng):
    shape = [rng.randint(1, 4), rng.randint(3, 9), rng.randint(3, 9)]
    document = {"fovea": 1, "title": "Random", "input": {"values": grid(rng, *shape)},
                "layers": []}
    rejected = None
    stages = [torch.tensor(document["input"]["values"], dtype=torch.float64)[None]]
    wanted = rng.randint(1, 5)
    while len(document["layers"]) < wanted:
        layer = draw_layer(rng, stages[-1].shape[1])
        if not is_valid(layer, stages[-1]):
            rejected = dict(document, layers=document["layers"] + [layer])
            continue
        y = apply(layer, stages[-1])
        if y.numel() > 2000:
            break
        stages.append(y)
        document["layers"].append(layer)
    return document, rejected


def close(ours, theirs, scale, what):
    ours = torch.as_tensor(ours, dtype=torch.float64)
    if ours.shape != theirs.shape:
        raise Disagreement(f"{what}: shape {list(ours.shape)}, PyTorch {list(theirs.shape)}")
    difference = (ours - theirs).abs().max().item() if ours.numel() else 0.0
    # PyTorch's derivative of a saturated sigmoid or tanh is the difference of nearly equal numbers.
    if not difference <= TOLERANCE * scale + 1e-13:
        raise Disagreement(f"{what}: differs by {difference}, scale {scale}")


def run(program, *arguments):
    process = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=60)
    if process.returncode not in (0, 1):
        raise Disagreement(f"{' '.join(arguments)}: status {process.returncode}, {process.stderr}")
    return process


def run_json(program, *arguments):
    process = run(program, *arguments, "--format=json")
    if process.returncode != 0:
        raise Disagreement(f"{' '.join(arguments)}: {process.stderr.strip()}")
    return json.loads(process.stdout)


def evaluate(document, start=None):
    """Stages that remember how they were made, from the given one on."""
    x = torch.tensor(document["input"]["values"], dtype=torch.float64)[None]
    stages = [x.requires_grad_()]
    for layer in document["layers"]:
        stages.append(apply(layer, stages[-1]))
    return stages


def compare_values(program, path, document):
    stages = evaluate(document)
    ours = run_json(program, "evaluate", path)["stages"]
    if len(ours) != len(stages):
        raise Disagreement(f"{len(ours)} stages, PyTorch {len(stages)}")
    scale = 0.0
    for index, (our, their) in enumerate(zip(ours, stages)):
        # Where sums cancel, what was rounded is as large as the largest of the stages before.
        scale = max(scale, their.abs().max().item())
        if our["shape"] != list(their.shape[1:]):
            raise Disagreement(f"stage {index}: shape {our['shape']}, {list(their.shape[1:])}")
        close(our["values"], their[0].detach(), scale, f"stage {index}")

    info = run_json(program, "info", path)
    for index, their in enumerate(stages):
        if info["stages"][index]["shape"] != list(their.shape[1:]):
            raise Disagreement(f"info: stage {index}")
    for layer, cost in zip(document["layers"], info["layers"]):
        n_weights = torch.tensor(layer.get("weights", [])).numel()
        if cost["weights"] != n_weights or cost["biases"] != len(layer.get("bias", [])):
            raise Disagreement(f"info: cost {cost}")


def spread(entry, key, shape):
    """The box of a traced stage within the whole stage."""
    whole = torch.zeros(shape, dtype=torch.float64)
    (top, bottom), (left, right) = entry["rows"], entry["columns"]
    if top >= bottom or left >= right:
        return whole
    values = torch.tensor(entry[key], dtype=torch.float64)
    if list(values.shape[:-2]) != list(shape[:-2]):
        raise Disagreement(f"{key}: {values.shape[0]} channels of {shape[0]}")
    whole[..., top:bottom, left:right] = values
    return whole


def compare_touched(entry, paths, what):
    rows = [i for i in range(paths.shape[0]) if paths[i].any()]
    columns = [i for i in range(paths.shape[1]) if paths[:, i].any()]
    if entry["rows_touched"] != rows or entry["columns_touched"] != columns:
        raise Disagreement(f"{what}: touches {entry['rows_touched']} × "
                           f"{entry['columns_touched']}, PyTorch {rows} × {columns}")
    if entry["cells"] != int((paths > 0).sum()):
        raise Disagreement(f"{what}: {entry['cells']} cells, PyTorch {int((paths > 0).sum())}")
    if rows and (entry["rows"] != [rows[0], rows[-1] + 1]
                 or entry["columns"] != [columns[0], columns[-1] + 1]):
        raise Disagreement(f"{what}: box {entry['rows']} × {entry['columns']}")


def compare_sees(document, trace, cell):
    stage, channel, row, column = cell
    stages = evaluate(document)
    for y in stages[1:]:
        y.retain_grad()
    stages[stage][0, channel, row, column].backward()
    counts = [torch.ones(1, 1, *y.shape[2:], dtype=torch.float64) for y in stages]
    for entry in trace["sees"]:
        earlier = entry["stage"]
        what = f"cell {cell} sees stage {earlier}"
        x = torch.zeros_like(counts[earlier]).requires_grad_()
        y = x
        for layer in document["layers"][earlier:stage]:
            y = apply_paths(layer, y)
        paths, = torch.autograd.grad(y[0, 0, row, column], x)
        close(spread(entry, "paths", paths.shape[2:]), paths[0, 0], paths.max().item(), what)
        compare_touched(entry, paths[0, 0], what)
        gradient = stages[earlier].grad[0]
        scale = max(y.grad.abs().max().item() for y in stages[earlier:stage])
        close(spread(entry, "weights", gradient.shape), gradient, scale, what + ", weights")


def compare_reaches(document, trace, cell, shapes):
    stage, _, row, column = cell
    y = torch.zeros(1, 1, *shapes[stage][1:], dtype=torch.float64)
    y[0, 0, row, column] = 1
    entries = {entry["stage"]: entry for entry in trace["reaches"]}
    for later in range(stage + 1, len(shapes)):
        y = apply_paths(document["layers"][later - 1], y)
        what = f"cell {cell} reaches stage {later}"
        if later not in entries:
            raise Disagreement(what + ": missing")
        close(spread(entries[later], "paths", y.shape[2:]), y[0, 0], y.max().item(), what)
        compare_touched(entries[later], y[0, 0], what)


def compare_terms(document, trace, cell):
    kind = document["layers"][cell[0] - 1]["kind"]
    if not kind.endswith("convolution"):
        return
    total = trace["bias"] + sum(term["weight"] * term["input"] for term in trace["terms"])
    size = sum(abs(term["weight"] * term["input"]) for term in trace["terms"])
    if abs(total - trace["cell"]["value"]) > TOLERANCE * max(size, abs(trace["bias"]), 1e-30):
        raise Disagreement(f"cell {cell}: terms add up to {total}, not {trace['cell']['value']}")


def compare_traces(rng, program, path, document):
    shapes = [list(y.shape[1:]) for y in evaluate(document)]
    for _ in range(3):
        stage = rng.randrange(len(shapes))
        cell = (stage, *(rng.randrange(n) for n in shapes[stage]))
        trace = run_json(program, "trace", "--cell={}:{},{},{}".format(*cell), path)
        compare_sees(document, trace, cell)
        compare_reaches(document, trace, cell, shapes)
        if stage > 0:
            compare_terms(document, trace, cell)


def compare_composition(program, path, document):
    ours = run_json(program, "compose", path)
    if not ours["linear"]:
        return False
    stages = evaluate(document)
    weights = torch.tensor(ours["weights"], dtype=torch.float64)
    bias = torch.tensor(ours["bias"], dtype=torch.float64) if ours["bias"] else None
    groups = ours.get("groups", 1)
    if ours.get("kind", "convolution") == "transposed_convolution":
        y = F.conv_transpose2d(stages[0], weights, bias, ours["stride"], 0,
                               ours.get("output_padding", 0), groups, ours.get("dilation", 1))
        y = crop(y, ours["padding"])
    else:
        x = pad(stages[0], ours["padding"], MODES[ours["padding_mode"]])
        y = F.conv2d(x, weights, bias, ours["stride"], 0, ours.get("dilation", 1), groups)
    scale = max(stage.abs().max().item() for stage in stages)
    if y.shape != stages[-1].shape:
        raise Disagreement(f"compose: shape {list(y.shape)}, PyTorch {list(stages[-1].shape)}")
    difference = (y - stages[-1]).abs().max().item()
    if abs(difference - ours["max_difference"]) > TOLERANCE * scale:
        raise Disagreement(f"compose: difference {ours['max_difference']}, PyTorch {difference}")
    largest = stages[-1].abs().max().item()
    if ours["equal"] and difference > 4 * TOLERANCE * max(largest, scale):
        raise Disagreement(f"compose: equal, but differs by {difference}")
    return True


def compare(rng, program, path, document, rejected):
    def save(content):
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file)

    if rejected is not None:
        save(rejected)
        if run(program, "evaluate", path).returncode == 0:
            raise Disagreement("accepted, where PyTorch refuses")
    save(document)
    compare_values(program, path, document)
    compare_traces(rng, program, path, document)
    return compare_composition(program, path, document)


def main():
    program = sys.argv[1]
    n_networks = int(sys.argv[2]) if len(sys.argv) > 2 else 40
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20260301
    torch.set_num_threads(1)
    n_failed = n_composed = 0
    with tempfile.TemporaryDirectory(prefix="fovea-torch-") as folder:
        path = os.path.join(folder, "random.fovea")
        for i in range(n_networks):
            rng = random.Random(f"{seed}:{i}")
            document, rejected = draw_network(rng)
            try:
                n_composed += compare(rng, program, path, document, rejected)
            except Disagreement as disagreement:
                n_failed += 1
                kept = f"disagreement-{seed}-{i}.fovea"
                with open(path, encoding="utf-8") as file, open(kept, "w", encoding="utf-8") as copy:
                    copy.write(file.read())
                print(f"network {i} of seed {seed}, kept as {kept}: {disagreement}")
    print(f"{n_networks} networks of seed {seed}: {n_failed} disagree, {n_composed} composed")
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main())
