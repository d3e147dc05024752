"""Where submitted code runs: apart from the tests that judge it, and confined.

On the trusted side stand the handles `client` (Sandbox) and `remote` (Guest), `jail` (the outer wall) and `tiers`
(how good the protection is). In the sandboxed processes run `zygote` (imports Keras once and forks),
`confine` with `namespaces`, `landlock` and `seccomp` (locks a fork in), and `guest` (serves calls).
Both sides share `wire`, the protocol between them, and `limits`.
"""
