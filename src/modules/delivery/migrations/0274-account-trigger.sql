-- Only the trigger makes accounts.
revoke all on function delivery.account_of_new_company from public;
