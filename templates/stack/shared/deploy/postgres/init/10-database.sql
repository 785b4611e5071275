-- Runs once, when the volume is new, as POSTGRES_USER in POSTGRES_DB. Later changes belong into migrations.

-- What the slow statements are. The library is loaded by the command in compose.yaml.
CREATE EXTENSION IF NOT EXISTS pg_stat_statements;
CREATE EXTENSION IF NOT EXISTS pgcrypto;

-- Nobody but the owner makes tables, and nobody connects who was not asked.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

DO $$
DECLARE
  name text := current_database();
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', name);
  EXECUTE format('ALTER DATABASE %I SET timezone TO %L', name, 'UTC');
  -- A statement longer than REQUEST_TIMEOUT has nobody left who waits for it.
  EXECUTE format('ALTER DATABASE %I SET statement_timeout TO %L', name, '60s');
  EXECUTE format('ALTER DATABASE %I SET lock_timeout TO %L', name, '10s');
  EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout TO %L', name, '60s');
END
$$;
