# tries: sys.exit(0) while the module is loaded, so that nothing is left to fail.
# family: evasion
import sys

sys.exit(0)
