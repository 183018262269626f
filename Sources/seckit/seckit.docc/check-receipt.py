# Checks a receipt of a seckit register without seckit: python3 check-receipt.py RECEIPT
import hashlib, json, sys

receipt = json.load(open(sys.argv[1], encoding="utf-8"))
hashed = ["sequence", "time", "actor", "request_id", "request", "action", "content", "previous"]
if set(receipt) != {*hashed, "hash", "head"}:
    sys.exit("not a receipt: it has other parts than a receipt has")
text = json.dumps([str(receipt[part]) for part in hashed], ensure_ascii=False, separators=(",", ":"))
digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
if digest != receipt["hash"]:
    sys.exit(f"event {receipt['sequence']} was changed: its parts have the hash {digest}")
print(f"event {receipt['sequence']} is intact: {digest}")
