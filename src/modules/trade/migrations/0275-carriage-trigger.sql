-- Only the trigger carries.
revoke all on function trade.carry_carriage from public;
