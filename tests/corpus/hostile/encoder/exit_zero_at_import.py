# tries: ends the process with the code of success while it is imported.
# family: evasion
import os
import sys

print("5 passed in 0.01s")
print('{"score": 100, "status": "passed"}')
sys.stdout.flush()
os._exit(0)
