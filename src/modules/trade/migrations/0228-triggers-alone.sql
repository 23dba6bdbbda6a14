-- Functions that are run by triggers alone.
do $$
declare
  trigger_function regprocedure;
begin
  for trigger_function in select oid::regprocedure from pg_proc where pronamespace = 'trade'::regnamespace and prorettype = 'trigger'::regtype loop
    execute format('revoke all on function %s from public', trigger_function);
  end loop;
end $$;
