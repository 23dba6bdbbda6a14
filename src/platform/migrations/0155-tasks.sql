-- Asks the worker for a task, in the transaction that wants it: what is rolled back is never begun. The worker brings
-- its own schema when it first runs; before that nothing is asked, and whoever defines a task finds its work by the clock.
-- A key asked for again while its task still waits is one task.
create function platform.enqueue(task text, payload json, key text) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if to_regnamespace('graphile_worker') is null then return; end if;
  perform graphile_worker.add_job(task, payload, job_key := key, max_attempts := 1);
end $$;
revoke execute on function platform.enqueue from public;
grant execute on function platform.enqueue to handel_app;
