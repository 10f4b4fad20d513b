## setup
RPC={rpc}
SETTLEMENT={settlement}
FROM={from}
LENS=0x00000000000000000000000000000000000fE7e7
CODE=$(forge inspect contracts/AuditLens.sol:AuditLens deployedBytecode)
lens() { cast call --rpc-url "$RPC" --override-code "$LENS:$CODE" "$LENS" "$@"; }
named() { for name in $1; do read -r value rest; printf '%-18s %s\n' "$name" "$value"; done; }
plain() { sed 's/ \[[0-9.e+]*\]//g'; }
chain() { cast call --rpc-url "$RPC" "$@" | cut -d ' ' -f 1; }
SEQUENCING=$(chain $SETTLEMENT 'SEQUENCING()(address)')
REWARDS=$(chain $SETTLEMENT 'REWARDS()(address)')
TOKEN=$(chain $REWARDS 'TOKEN()(address)')
SPLIT='uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256'
## record: Everything that L1 holds of the block, and its money computed again
HELD='uint64,uint64,uint128,uint64,uint32,uint16,bool,uint32,uint176,uint48,uint32'
HELD=$HELD,uint256,uint256,uint256,uint256,bytes32,uint256,address
SLOT_RECORD='bool,bytes32,uint256,uint256,uint32,bytes32,bool,bool'
SPLIT='uint256,uint256,uint256,uint256,uint256,uint256,uint256,uint256'
REMAINDER='bytes32,uint256,uint256,uint256,uint64,uint32,bool,address,uint256'
RECORD="uint8,uint256,uint256,$HELD,$SLOT_RECORD,$SPLIT,bool,$REMAINDER,uint256"
lens "record(address,uint64)($RECORD)" $SETTLEMENT {block} | named '
  status numNodes stateIn
  slotStart windowEnd fees slot sequencerId feeSplitBps finalized seenTxs totalScore keepBps numTxs
  seed challenge fingerprint txRoot payoutsRoot stateOut beneficiary
  randaoRecorded randao sequencerSeed score stakerId proposalHash revealed reported
  fees blockReward network sequencerShare unitPerBps burn submitterShare burned
  agrees
  payoutsRoot remaining unitPerBps sequencerShare expiryBlock sequencerId sequencerPaid beneficiary
  submitterShare
  unclaimedKeepBps' | tee record
## election: The proposals of the slot, and the score of the last, which is the best
PROPOSAL='(uint32,uint16,uint32,uint64,bytes32,uint256,uint128)'
cast logs --rpc-url "$RPC" --from-block $FROM --address $SEQUENCING --json \
  "Proposed(uint64 indexed,uint32 indexed,uint256,$PROPOSAL)" $(cast to-uint256 {slot}) > proposed
BEST=$(cast decode-abi "f()(uint256,$PROPOSAL)" $(jq -r '.[{pick}].data' proposed) |
  tail -1 | plain)
echo "$BEST"
lens "election(address,uint64,$PROPOSAL)(uint256,bytes32,bool,uint256,uint256,uint256,uint256)" \
  $SETTLEMENT {slot} "$BEST" |
  named 'score proposalHash isBest sequencerSeed proverSeed challenge ticket'
## ticket: The ticket proof of the proposal, verified under the key that Sequencing has
PROPOSED=$(jq -r '.[{pick}].transactionHash' proposed)
PROOF=$(cast decode-calldata "propose(uint64,$PROPOSAL,uint256[8])" \
  $(cast tx --rpc-url "$RPC" $PROPOSED input) | tail -1 | plain)
lens "isTicket(address,uint64,$PROPOSAL,uint256[8])(bool)" $SETTLEMENT {slot} "$BEST" "$PROOF"
## body: What L1 made of the body that was revealed
cast logs --rpc-url "$RPC" --from-block $FROM --address $SEQUENCING --json \
  "Revealed(uint64 indexed,uint64 indexed,$PROPOSAL,bytes)" $(cast to-uint256 {slot}) > revealed
BODY=$(cast decode-abi "f()($PROPOSAL,bytes)" $(jq -r '.[0].data' revealed) | tail -1)
TX_ROOT=$(awk '$1 == "txRoot" { print $2 }' record)
lens 'bodyFigures(address,uint64,uint32,uint256,bytes)(uint256,bytes32,uint256,uint256)' \
  $SETTLEMENT {slot} {numTxs} $TX_ROOT $BODY | named 'seenTxs bodyHash challenge fingerprint'
## standing: Whether the staker had the role at the first L1 block of the slot
lens 'standing(address,uint32,uint8,uint256)((bool,uint256,bytes))' $SETTLEMENT {staker} {role} {slotStart}
## randao: The RANDAO of the slot, from the header of the L1 block before it
lens 'windows(address,uint64)(uint256,uint256,uint256,uint256,uint256,uint8,uint256)' \
  $SETTLEMENT {slot} | named 'randaoBlock slotStart revealStart slotEnd windowEnd phase currentBlock'
RANDAO=$(cast block --rpc-url "$RPC" {randaoBlock} --field mixHash)
grep -c "$RANDAO" record
## roots: The root as L1 has logged it
cast logs --rpc-url "$RPC" --from-block $FROM --address $SETTLEMENT --json \
  'RootAccepted(uint64 indexed,address indexed,uint256,uint256,bytes32,uint256,uint256,address,bytes)' \
  $(cast to-uint256 {block}) > roots
jq length roots
ROOT='uint256,uint256,bytes32,uint256,uint256,address,bytes'
cast decode-abi "f()($ROOT)" $(jq -r '.[{pick}].data' roots) |
  named 'totalScore keepBps payoutsRoot stateOut fees beneficiary payouts' | tee root
PAYOUTS=$(awk '$1 == "payouts" { print $2 }' root)
lens 'payoutsRoot(bytes)(bytes32)' $PAYOUTS
## recount: The submission of the root, counted again entry by entry
SUBMISSION=$(cast decode-calldata 'submitRoot(uint64,bytes)' \
  $(cast tx --rpc-url "$RPC" $(jq -r '.[{pick}].transactionHash' roots) input) | tail -1)
ENTRY='(uint256,uint32,uint16,uint128,uint16,uint256,uint256)'
COUNT="(uint256,uint256,bytes32,uint256,uint256,uint256,uint256,uint256,uint256,$ENTRY[])"
entries() { plain | tr -d '[]' | sed 's/, (/;(/g; s/^(//; s/))$/)/' | tr ';' '\n'; }
lens "recount(address,uint64,bytes)($COUNT)" $SETTLEMENT {block} $SUBMISSION | entries
## settled: The split of the block as L1 has logged it
cast logs --rpc-url "$RPC" --from-block $FROM --address $REWARDS --json \
  'BlockSettled(uint64 indexed,uint256,uint256,uint256,uint256,uint256,uint256,address,uint256)' \
  $(cast to-uint256 {block}) > settled
FINALIZED=$(($(jq -r '.[0].blockNumber' settled)))
BEFORE=$((FINALIZED - 1))
ESCROW=$(chain --block $BEFORE $REWARDS 'feeEscrow()(uint256)')
RESERVE=$(chain --block $BEFORE $REWARDS 'rewardReserve()(uint256)')
lens "splitWith(address,uint64,uint128,uint128)($SPLIT)" $SETTLEMENT {block} $ESCROW $RESERVE |
  named 'fees blockReward network sequencerShare unitPerBps burn submitterShare burned'
cast decode-abi "f()(uint256,uint256,uint256,uint256,uint256,uint256,address,uint256)" \
  $(jq -r '.[0].data' settled) |
  named 'fees blockReward network sequencerShare unitPerBps burned beneficiary submitterShare'
## quote: The reward of a proof by its bid
for BID in {bids}; do
  lens 'quote(address,uint64,uint16)(uint256,uint256,bool)' $SETTLEMENT {block} $BID |
    named 'reward unitPerBps exact'
done
## many: Each reward that is in the sum: of blocks and bids
for OF in {pairs}; do
  lens 'quote(address,uint64,uint16)(uint256,uint256,bool)' $SETTLEMENT $OF | head -1 | plain
done
## all: The split of every block, a line each
cast logs --rpc-url "$RPC" --from-block $FROM --address $REWARDS --json \
  'BlockSettled(uint64 indexed,uint256,uint256,uint256,uint256,uint256,uint256,address,uint256)' |
  jq -r '.[].data' > splits
for DATA in $(cat splits); do
  cast decode-abi "f()(uint256,uint256,uint256,uint256,uint256,uint256,address,uint256)" $DATA |
    plain | paste -sd ' ' -
done
## receipt: The transaction; its logs are in the file receipt
cast receipt --rpc-url "$RPC" {tx} | tee receipt | grep -E '^(blockNumber|status|to) '
## view: The L1 block that everything was read at
cast block --rpc-url "$RPC" {l1Block} --field hash
