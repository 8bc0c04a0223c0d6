-- The record in PostgreSQL: one row per entry of the log, one row per blob. The lock lets one of several replicas create them.
select pg_advisory_xact_lock(hashtext('governance_entry'));
create table if not exists governance_entry (
    number integer primary key check (number > 0),
    data bytea not null,
    kept_at timestamptz not null default now()
);
create table if not exists governance_blob (
    name text primary key check (name ~ '^[0-9a-f]{64}$'),
    data bytea not null
);
