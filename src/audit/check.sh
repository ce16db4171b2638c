#!/bin/sh
# Checks an auditor's pack with sha256sum, openssl (3.0 or later), awk and xxd, and no program of ours. 不用我们的程序核对审计资料包。
#   sh check.sh                     in the pack's folder, or by its path
#   sh check.sh KEY                 with the key's 64 hex digits as you got them elsewhere (从别处得来的公钥)
# What it says: nobody changed a byte since the ledger's key signed the list; every line carries the hash of the one before;
# the signed root is the root over all lines. What it cannot say: that the figures follow the rules (export/verify.py does),
# that no later entry was cut off (a checkpoint you kept does), that papers are true. One line takes some milliseconds: for
# a hundred thousand entries and more take verify.py.
set -u
export LC_ALL=C
cd "$(dirname "$0")" || exit 3
for tool in sha256sum openssl awk xxd base64 find sort; do
  command -v "$tool" >/dev/null 2>&1 || { echo "no $tool: install it first 请先安装 $tool"; exit 3; }
done
work=$(mktemp -d) || exit 3
trap 'rm -rf "$work"' EXIT
bad=0
good() { echo "ok   $1"; }
wrong() { echo "BAD  $1"; bad=1; }
digest() { sha256sum <"$1" | cut -c1-64; }
lines=export/ledger.jsonl

# 1. Every file is the one the list names, and no other lies here.
[ -f manifest.txt ] && [ -f manifest.note ] && [ -f "$lines" ] || { wrong "manifest.txt, manifest.note or $lines is missing 缺文件"; exit 1; }
if sha256sum -c --quiet manifest.txt >"$work/said" 2>&1; then good "files 文件与清单一致"; else wrong "files 文件改过或缺了："; cat "$work/said"; fi
find . -type f ! -path ./manifest.txt ! -path ./manifest.note | sed 's|^\./||' | sort >"$work/here"
sed 's/^[0-9a-f]*  //' manifest.txt | sort >"$work/listed"
if cmp -s "$work/here" "$work/listed"; then good "no other file 没有多出的文件"; else wrong "files that are not listed, or missing 多了或少了文件："; awk 'NR == FNR { listed[$0]; next } !($0 in listed)' "$work/listed" "$work/here"; fi
[ -z "$(find . -type l)" ] || wrong "links 有链接文件"

# 2. The ledger's key, from entry 0; the list and the head are signed with it.
key=$(head -n 1 "$lines" | grep -o '"key":"[0-9a-f]\{64\}"' | head -n 1 | cut -d'"' -f4)
[ $# -eq 0 ] || [ "$1" = "$key" ] || wrong "the key is not the one you brought 公钥与您带来的不同"
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; printf %s "$key" | xxd -r -p; } >"$work/key.der"
openssl pkey -pubin -inform DER -in "$work/key.der" -pubout -out "$work/key.pem" 2>/dev/null || wrong "key 公钥读不出"
signed() { # signed NOTE LINES ORIGIN: by the ledger's key over its first lines, a blank line, then the signature
  head -n "$2" "$1" >"$work/body"
  blank=$(sed -n "$(($2 + 1))p" "$1")
  line=$(sed -n "$(($2 + 2))p" "$1")
  printf %s "${line##* }" | base64 -d >"$work/bytes" 2>/dev/null
  head -c 4 "$work/bytes" >"$work/id"
  tail -c +5 "$work/bytes" >"$work/sig"
  id=$({ printf '%s\n\001' "$3"; printf %s "$key" | xxd -r -p; } | sha256sum | cut -c1-8)
  [ -z "$blank" ] && [ "$(xxd -p "$work/id")" = "$id" ] && [ "$line" = "— $3 $(base64 "$work/bytes" | tr -d '\n')" ] &&
    openssl pkeyutl -verify -pubin -inkey "$work/key.pem" -rawin -in "$work/body" -sigfile "$work/sig" >/dev/null 2>&1
}
origin=$(sed -n 2p manifest.note)
if signed manifest.note 5 "$origin" && [ "$(sed -n 1p manifest.note)" = mingbai/pack/v1 ] && [ "$(wc -l <manifest.note)" -eq 7 ]; then good "the list is signed 清单的签名对"; else wrong "signature of the list 清单的签名不对"; fi
[ "$(sed -n 5p manifest.note)" = "$(digest manifest.txt)" ] || wrong "another list was signed 签的不是这份清单"
head=export/checkpoint.note
if signed "$head" 3 "$origin" && [ "$(sed -n 1p "$head")" = "$origin" ]; then good "the head is signed 检查点的签名对"; else wrong "signature of the head 检查点的签名不对"; fi
blob=$({ printf '\000\000\000\013ssh-ed25519\000\000\000\040'; printf %s "$key" | xxd -r -p; } | base64 | tr -d '\n')
[ "$(cat allowed_signers 2>/dev/null)" = "$origin namespaces=\"mingbai\" ssh-ed25519 $blob" ] || wrong "allowed_signers is another key 公钥不是这本账的"
if command -v ssh-keygen >/dev/null 2>&1; then
  if ssh-keygen -Y verify -f allowed_signers -I "$origin" -n mingbai -s checkpoint.sshsig <"$head" >/dev/null 2>&1; then good "ssh-keygen agrees 也这么说"; else wrong "ssh-keygen: signature of the head 检查点的签名不对"; fi
fi
[ "$(sed -n 2,3p "$head")" = "$(sed -n 3,4p manifest.note)" ] || wrong "list and head are of two ledgers 清单与检查点对不上"

# 3. The lines: numbers without a gap, each with the hash of the one before, and the tree over all (RFC 6962).
node() { { printf '\001'; printf %s "$1$2" | xxd -r -p; } | sha256sum | cut -c1-64; }
seq=0 last=0000000000000000000000000000000000000000000000000000000000000000 stack=
while IFS= read -r line; do
  rest=${line##*'"prev":"'}
  prev=${rest%%'"'*}
  number=${rest#*'"seq":"'}
  number=${number%%'"'*}
  [ "$number" = "$seq" ] || { wrong "entry $seq: its number is $number 编号不对"; break; }
  [ "$prev" = "$last" ] || { wrong "entry $seq: prev is not the hash of the one before 第 $seq 号接的不是前一条的指纹"; break; }
  last=$(printf '\000%s' "$line" | sha256sum | cut -c1-64)
  hash=$last level=0
  while [ "${stack%%:*}" = "$level" ] && [ -n "$stack" ]; do
    top=${stack#*:}
    hash=$(node "${top%% *}" "$hash") level=$((level + 1))
    stack=${top#* }
  done
  stack="$level:$hash $stack"
  seq=$((seq + 1))
done <"$lines"
root=
while [ -n "${stack% }" ]; do
  top=${stack#*:}
  if [ -n "$root" ]; then root=$(node "${top%% *}" "$root"); else root=${top%% *}; fi
  stack=${top#* }
done
signed_root=$(sed -n 3p "$head" | base64 -d 2>/dev/null | xxd -p | tr -d '\n')
if [ "$seq" = "$(sed -n 2p "$head")" ] && [ "$root" = "$signed_root" ]; then good "$seq entries, root $(echo "$root" | cut -c1-16) 逐条相连，链头对"; else wrong "$seq entries do not make the signed root 算出的链头不是签名的那个"; fi

# 4. Papers are named by their hash; notices are those their entries name.
for paper in export/papers/* papers/*; do
  [ ! -f "$paper" ] || [ "$(digest "$paper")" = "${paper##*/}" ] || wrong "$paper 附件改过"
done
awk '/"kind":"notice_prepared"/ {
  number = $0; sub(/.*"number":"/, "", number); sub(/".*/, "", number)
  count = split($0, parts, /\{"digest":"/)
  for (i = 2; i <= count; i++) { name = parts[i]; sub(/^[0-9a-f]*","name":"/, "", name); sub(/".*/, "", name)
    printf "%s export/notices/%04d/%s\n", substr(parts[i], 1, 64), number, name }
}' "$lines" >"$work/notices"
while read -r hash file; do
  [ -f "$file" ] && [ "$(digest "$file")" = "$hash" ] || wrong "$file 公示文件改过或缺了"
done <"$work/notices"
good "$(wc -l <"$work/notices" | tr -d ' ') files of notices, and the papers 公示文件和附件看过"

fingerprint=$(printf %s "$key" | xxd -r -p | sha256sum | cut -c1-16)
echo "key $key, fingerprint $fingerprint: compare it with the board 公钥指纹请与公示栏上的比"
[ "$bad" -eq 0 ] && echo "everything holds 全部成立" || echo "it does not hold 不成立"
exit "$bad"
