-- A text kept in several languages ({"en": "Box", "nl-NL": "Doos"}) in the language asked for; else in another form of
-- that language (nl-NL for nl-BE), else in English, else in any.
create function platform.text_in(texts jsonb, language text) returns text language sql immutable parallel safe
set search_path = pg_catalog as $$
  select coalesce(texts->>language,
    (select value from jsonb_each_text(texts) where split_part(key, '-', 1) = split_part(language, '-', 1) order by key limit 1),
    texts->>'en', (select value from jsonb_each_text(texts) order by key limit 1), '')
$$;
