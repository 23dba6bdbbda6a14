-- The tables of better-auth as its migrator writes them for the options in auth.ts; a test compares the two.
-- The application's role has no rights here: what it may know of users it is told by functions and views of `access`.
create schema auth;

create table auth.users (
  id text not null primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz default current_timestamp not null,
  two_factor_enabled boolean
);

create table auth.sessions (
  id text not null primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id text not null references auth.users (id) on delete cascade
);
create index sessions_user_id_idx on auth.sessions (user_id);

create table auth.accounts (
  id text not null primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth.users (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz not null
);
create index accounts_user_id_idx on auth.accounts (user_id);

create table auth.verifications (
  id text not null primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz default current_timestamp not null
);
create index verifications_identifier_idx on auth.verifications (identifier);

create table auth.two_factors (
  id text not null primary key,
  secret text not null,
  backup_codes text not null,
  user_id text not null references auth.users (id) on delete cascade,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz
);
create index two_factors_secret_idx on auth.two_factors (secret);
create index two_factors_user_id_idx on auth.two_factors (user_id);

-- What signs cookies and encrypts second factors, when the installation was given no HANDEL_SECRET.
create table auth.secrets (
  name text primary key,
  value text not null
);
