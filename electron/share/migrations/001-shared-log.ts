/**
 * The one order of a shared desk. Consoles may execute these functions and read; nothing inserts, updates or deletes
 * but the functions, and they take nothing on trust: every hash is worked out here from the columns, by the encoding of
 * `shared/kernel/log-encoding.ts` (shared-log.md, "Format").
 */
export const SHARED_LOG = `
CREATE SCHEMA deskwatch;

CREATE TABLE deskwatch.about (
  id int PRIMARY KEY CHECK (id = 1),
  desk uuid NOT NULL,
  epoch int NOT NULL CHECK (epoch > 0),
  state text NOT NULL CHECK (state IN ('open', 'moved')),
  least_protocol int NOT NULL
);
-- The row that gives the order. It never changes and consoles cannot lock it; an advisory lock any role could hold.
CREATE TABLE deskwatch.turn (id int PRIMARY KEY CHECK (id = 1));
INSERT INTO deskwatch.turn VALUES (1);

CREATE TABLE deskwatch.station (
  id uuid PRIMARY KEY,
  -- None for the stations of a desk from before it was shared: nobody signs in as one any more.
  login name UNIQUE,
  code text NOT NULL UNIQUE CHECK (code ~ '^[0-9A-Z]{1,8}$'),
  state text NOT NULL CHECK (state IN ('open', 'closing', 'closed')),
  may_write text[] NOT NULL,
  joined_at bigint NOT NULL
);

CREATE TABLE deskwatch.event (
  position bigint PRIMARY KEY,
  ordered_at bigint NOT NULL,
  version int NOT NULL,
  link bytea NOT NULL,
  format int NOT NULL,
  command_id uuid NOT NULL,
  command_index int NOT NULL,
  command_count int NOT NULL,
  category text NOT NULL,
  stream uuid NOT NULL,
  type text NOT NULL,
  schema_version int NOT NULL,
  written_by text NOT NULL,
  happened_at bigint NOT NULL,
  recorded_at bigint NOT NULL,
  clock_offset bigint,
  actor_kind text NOT NULL,
  actor uuid,
  station uuid NOT NULL REFERENCES deskwatch.station,
  station_no bigint,
  seen bigint NOT NULL,
  facts text NOT NULL,
  commitment bytea,
  UNIQUE (category, stream, version),
  UNIQUE (command_id, command_index)
);
CREATE UNIQUE INDEX event_station_no ON deskwatch.event (station, station_no)
  WHERE command_index = 0 AND station_no IS NOT NULL;

CREATE TABLE deskwatch.words (
  position bigint PRIMARY KEY REFERENCES deskwatch.event,
  salt bytea,
  words text,
  erased_by bigint REFERENCES deskwatch.event DEFERRABLE,
  CHECK ((salt IS NULL) = (words IS NULL) AND (words IS NULL) = (erased_by IS NOT NULL))
);
CREATE TABLE deskwatch.claim (claim text PRIMARY KEY, category text NOT NULL, stream uuid NOT NULL);
-- What was erased, so that words recorded by somebody who had not seen it yet do not come back.
CREATE TABLE deskwatch.erasure (stream uuid NOT NULL, position bigint NOT NULL, PRIMARY KEY (stream, position));

CREATE FUNCTION deskwatch.never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'The log is append-only' USING ERRCODE = '42501'; END $$;
CREATE TRIGGER event_is_final BEFORE UPDATE OR DELETE OR TRUNCATE ON deskwatch.event
  FOR EACH STATEMENT EXECUTE FUNCTION deskwatch.never();
CREATE TRIGGER words_are_final BEFORE DELETE OR TRUNCATE ON deskwatch.words
  FOR EACH STATEMENT EXECUTE FUNCTION deskwatch.never();
CREATE FUNCTION deskwatch.only_emptied() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.words IS NULL OR NEW.words IS NOT NULL OR NEW.position <> OLD.position THEN
    RAISE EXCEPTION 'Words can only be erased' USING ERRCODE = '42501';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER words_are_only_emptied BEFORE UPDATE ON deskwatch.words
  FOR EACH ROW EXECUTE FUNCTION deskwatch.only_emptied();

CREATE FUNCTION deskwatch.f(t text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN t IS NULL THEN '\\xffffffff'::bytea
     ELSE int4send(octet_length(convert_to(t, 'UTF8'))) || convert_to(t, 'UTF8') END $$;
CREATE FUNCTION deskwatch.f(n bigint) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN n IS NULL THEN '\\xffffffff'::bytea ELSE '\\x00000008'::bytea || int8send(n) END $$;
CREATE FUNCTION deskwatch.f(u uuid) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN u IS NULL THEN '\\xffffffff'::bytea ELSE '\\x00000010'::bytea || uuid_send(u) END $$;
CREATE FUNCTION deskwatch.f(b bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN b IS NULL THEN '\\xffffffff'::bytea ELSE int4send(length(b)) || b END $$;

CREATE FUNCTION deskwatch.commitment(salt bytea, words text) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE WHEN words IS NULL THEN NULL
     ELSE sha256(deskwatch.f('deskwatch words 1'::text) || deskwatch.f(salt) || deskwatch.f(words)) END $$;
CREATE FUNCTION deskwatch.genesis(desk uuid) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT sha256(deskwatch.f('deskwatch desk 1'::text) || deskwatch.f(desk)) $$;
CREATE FUNCTION deskwatch.body(e deskwatch.event) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT sha256(deskwatch.f('deskwatch body 1'::text)
     || deskwatch.f(e.command_id) || deskwatch.f(e.command_index::bigint) || deskwatch.f(e.command_count::bigint)
     || deskwatch.f(e.category) || deskwatch.f(e.stream) || deskwatch.f(e.type)
     || deskwatch.f(e.schema_version::bigint) || deskwatch.f(e.written_by)
     || deskwatch.f(e.happened_at) || deskwatch.f(e.recorded_at) || deskwatch.f(e.clock_offset)
     || deskwatch.f(e.actor_kind) || deskwatch.f(e.actor)
     || deskwatch.f(e.station) || deskwatch.f(e.station_no) || deskwatch.f(e.seen)
     || deskwatch.f(e.facts) || deskwatch.f(e.commitment)) $$;
CREATE FUNCTION deskwatch.link(previous bytea, pos bigint, ver bigint, ordered bigint, body bytea)
  RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT sha256(deskwatch.f('deskwatch link 1'::text) || deskwatch.f(previous) || deskwatch.f(pos)
     || deskwatch.f(ver) || deskwatch.f(ordered) || deskwatch.f(body)) $$;

-- Ends an append that writes nothing: what was written so far in it is rolled back, and the answer is given.
CREATE FUNCTION deskwatch.stop(answer json) RETURNS void LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING ERRCODE = 'DW001', MESSAGE = answer::text; END $$;

-- Events are named by their command and their place in it: a position means nothing on another server.
CREATE FUNCTION deskwatch.empty_words(p_streams uuid[], p_events text[], p_by bigint) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  UPDATE deskwatch.words w SET salt = NULL, words = NULL, erased_by = p_by
    FROM deskwatch.event e
    WHERE e.position = w.position AND w.words IS NOT NULL AND e.position < p_by AND e.stream = ANY (p_streams);
  UPDATE deskwatch.words w SET salt = NULL, words = NULL, erased_by = p_by
    FROM deskwatch.event e, unnest(p_events) AS name
    WHERE e.position = w.position AND w.words IS NOT NULL AND e.position < p_by
      AND e.command_id = split_part(name, ':', 1)::uuid AND e.command_index = split_part(name, ':', 2)::int;
  INSERT INTO deskwatch.erasure SELECT s, p_by FROM unnest(p_streams) AS s ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION deskwatch.append_command(s deskwatch.station, c json, index int) RETURNS json LANGUAGE plpgsql AS $$
DECLARE
  e deskwatch.event; raw json; r record; w text; salt bytea; previous bytea; head bigint; erased bigint;
  now_ms bigint := (extract(epoch FROM clock_timestamp()) * 1000)::bigint;
  id uuid := (c->>'commandId')::uuid; no bigint := (c->>'stationNo')::bigint; found_version int; n int; i int := 0;
BEGIN
  IF EXISTS (SELECT 1 FROM deskwatch.event WHERE command_id = id) THEN
    RETURN json_build_object('status', 'repeated', 'commandId', id,
      'position', (SELECT min(position) FROM deskwatch.event WHERE command_id = id));
  END IF;
  IF no IS NOT NULL AND EXISTS (SELECT 1 FROM deskwatch.event WHERE station = s.id AND station_no = no) THEN
    PERFORM deskwatch.stop(json_build_object('status', 'number-taken', 'index', index, 'stationNo', no));
  END IF;
  FOR r IN SELECT * FROM json_to_recordset(c->'reads') AS x(category text, stream uuid, version int) LOOP
    SELECT coalesce(max(version), 0) INTO found_version FROM deskwatch.event
      WHERE category = r.category AND stream = r.stream;
    IF found_version <> r.version THEN
      PERFORM deskwatch.stop(json_build_object('status', 'moved-on', 'index', index, 'stream', r.stream,
        'version', found_version));
    END IF;
  END LOOP;
  FOR r IN SELECT * FROM json_to_recordset(c->'claims') AS x(claim text, category text, stream uuid) LOOP
    INSERT INTO deskwatch.claim VALUES (r.claim, r.category, r.stream) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      PERFORM deskwatch.stop(json_build_object('status', 'claimed', 'index', index, 'claim', r.claim));
    END IF;
  END LOOP;
  n := json_array_length(c->'events');
  IF n = 0 THEN PERFORM deskwatch.stop(json_build_object('status', 'not-an-event', 'index', index, 'why', 'empty')); END IF;
  SELECT position, link INTO head, previous FROM deskwatch.event ORDER BY position DESC LIMIT 1;
  IF NOT FOUND THEN
    head := 0;
    SELECT deskwatch.genesis(desk) INTO previous FROM deskwatch.about;
  END IF;
  e.seen := (c->>'seen')::bigint;
  IF e.seen > head OR e.seen < 0 THEN
    PERFORM deskwatch.stop(json_build_object('status', 'not-an-event', 'index', index, 'why', 'seen'));
  END IF;
  FOR raw IN SELECT value FROM json_array_elements(c->'events') LOOP
    e.command_id := id; e.command_index := i; e.command_count := n;
    e.category := raw->>'category'; e.stream := (raw->>'stream')::uuid; e.type := raw->>'type';
    e.schema_version := (raw->>'schemaVersion')::int; e.written_by := c->>'writtenBy';
    e.happened_at := (raw->>'happenedAt')::bigint; e.recorded_at := (c->>'recordedAt')::bigint;
    e.clock_offset := (c->>'clockOffset')::bigint;
    e.actor_kind := c->>'actorKind'; e.actor := (c->>'actor')::uuid;
    e.station := s.id; e.station_no := no; e.facts := raw->>'facts';
    w := raw->>'words'; salt := decode(raw->>'salt', 'hex');
    IF NOT (e.category = ANY (s.may_write)) OR (s.state = 'closing' AND e.type <> 'CommandSetAside') THEN
      PERFORM deskwatch.stop(json_build_object('status', 'not-yours', 'index', index, 'category', e.category));
    END IF;
    IF e.happened_at > e.recorded_at OR e.recorded_at > now_ms + 300000 THEN
      PERFORM deskwatch.stop(json_build_object('status', 'not-an-event', 'index', index, 'why', 'time', 'now', now_ms));
    END IF;
    IF e.type !~ '^[A-Z][A-Za-z]{2,60}$' OR e.category !~ '^[a-z][a-z-]{1,30}$'
       OR octet_length(e.facts) > 262144 OR octet_length(w) > 262144
       OR json_typeof(e.facts::json) <> 'object' OR (w IS NOT NULL AND json_typeof(w::json) <> 'object')
       OR (w IS NOT NULL AND (salt IS NULL OR length(salt) <> 16)) THEN
      PERFORM deskwatch.stop(json_build_object('status', 'not-an-event', 'index', index, 'why', 'shape'));
    END IF;
    e.commitment := deskwatch.commitment(salt, w);
    e.position := head + 1; e.ordered_at := now_ms; e.format := 1;
    SELECT coalesce(max(version), 0) + 1 INTO e.version FROM deskwatch.event
      WHERE category = e.category AND stream = e.stream;
    e.link := deskwatch.link(previous, e.position, e.version, e.ordered_at, deskwatch.body(e));
    INSERT INTO deskwatch.event VALUES (e.*);
    IF w IS NOT NULL THEN
      SELECT max(position) INTO erased FROM deskwatch.erasure WHERE stream = e.stream AND position > e.seen;
      INSERT INTO deskwatch.words VALUES (e.position, CASE WHEN erased IS NULL THEN salt END,
        CASE WHEN erased IS NULL THEN w END, erased);
    END IF;
    IF e.type = 'WordsErased' AND e.category = 'desk' THEN
      PERFORM deskwatch.empty_words(
        ARRAY(SELECT json_array_elements_text(e.facts::json->'streams')::uuid),
        ARRAY(SELECT json_array_elements_text(e.facts::json->'events')), e.position);
    END IF;
    previous := e.link; head := e.position; i := i + 1;
  END LOOP;
  RETURN json_build_object('status', 'appended', 'commandId', id, 'position', head - n + 1);
END $$;

CREATE FUNCTION deskwatch.append_v1(
  p_protocol int, p_desk uuid, p_epoch int, p_base bigint, p_base_link bytea, p_commands json
) RETURNS json LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE a deskwatch.about; s deskwatch.station; c json; answers json[] := '{}'; head bigint; here bytea; index int := 0;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'An append needs read committed';
  END IF;
  PERFORM set_config('synchronous_commit', 'on', true);
  SELECT * INTO s FROM deskwatch.station WHERE login = session_user;
  IF NOT FOUND OR s.state = 'closed' THEN RETURN json_build_object('status', 'not-yours'); END IF;
  IF json_array_length(p_commands) = 0 OR octet_length(p_commands::text) > 1048576
     OR (SELECT sum(json_array_length(value->'events')) FROM json_array_elements(p_commands)) > 500 THEN
    RETURN json_build_object('status', 'not-an-event', 'index', 0, 'why', 'size');
  END IF;
  PERFORM 1 FROM deskwatch.turn WHERE id = 1 FOR UPDATE;
  SELECT * INTO a FROM deskwatch.about;
  IF p_protocol < a.least_protocol THEN
    RETURN json_build_object('status', 'too-old', 'leastProtocol', a.least_protocol);
  END IF;
  IF a.desk <> p_desk OR a.epoch <> p_epoch OR a.state <> 'open' THEN
    RETURN json_build_object('status', 'other-history', 'epoch', a.epoch, 'state', a.state);
  END IF;
  SELECT position, link INTO head, here FROM deskwatch.event WHERE position = p_base;
  IF NOT FOUND AND p_base = 0 THEN here := deskwatch.genesis(a.desk); END IF;
  IF here IS NULL OR here <> p_base_link THEN
    RETURN json_build_object('status', 'other-history', 'epoch', a.epoch, 'state', a.state);
  END IF;
  BEGIN
    FOR c IN SELECT value FROM json_array_elements(p_commands) LOOP
      answers := answers || deskwatch.append_command(s, c, index);
      index := index + 1;
    END LOOP;
  EXCEPTION WHEN SQLSTATE 'DW001' THEN
    RETURN SQLERRM::json;
  END;
  SELECT max(position) INTO head FROM deskwatch.event;
  PERFORM pg_notify('deskwatch', head::text);
  RETURN json_build_object('status', 'done', 'head', head, 'answers', array_to_json(answers));
END $$;

-- Whole commands only: a pull is never cut inside one.
CREATE FUNCTION deskwatch.pull_v1(p_after bigint, p_most int)
RETURNS TABLE (event json) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH wanted AS (
    SELECT e.position, e.command_id FROM deskwatch.event e WHERE e.position > p_after ORDER BY e.position LIMIT p_most
  ), until AS (
    SELECT max(e.position) AS position FROM deskwatch.event e
    WHERE e.command_id = (SELECT command_id FROM wanted ORDER BY position DESC LIMIT 1)
  )
  SELECT json_build_object(
    'position', e.position, 'orderedAt', e.ordered_at, 'version', e.version, 'link', encode(e.link, 'hex'),
    'commandId', e.command_id, 'commandIndex', e.command_index, 'commandCount', e.command_count,
    'category', e.category, 'stream', e.stream, 'type', e.type, 'schemaVersion', e.schema_version,
    'writtenBy', e.written_by, 'happenedAt', e.happened_at, 'recordedAt', e.recorded_at,
    'clockOffset', e.clock_offset, 'actorKind', e.actor_kind, 'actor', e.actor, 'station', e.station,
    'stationNo', e.station_no, 'seen', e.seen, 'facts', e.facts, 'commitment', encode(e.commitment, 'hex'),
    'salt', encode(w.salt, 'hex'), 'words', w.words, 'erasedBy', w.erased_by)
  FROM deskwatch.event e LEFT JOIN deskwatch.words w USING (position)
  WHERE e.position > p_after AND e.position <= (SELECT position FROM until)
  ORDER BY e.position $$;

CREATE FUNCTION deskwatch.stations_v1() RETURNS TABLE (station json) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  SELECT json_build_object('id', s.id, 'code', s.code) FROM deskwatch.station s ORDER BY s.joined_at, s.code $$;

CREATE FUNCTION deskwatch.head_v1() RETURNS json LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
  SELECT json_build_object('desk', a.desk, 'epoch', a.epoch, 'state', a.state, 'leastProtocol', a.least_protocol,
    'position', coalesce((SELECT max(position) FROM deskwatch.event), 0),
    'link', encode(coalesce((SELECT link FROM deskwatch.event ORDER BY position DESC LIMIT 1),
      deskwatch.genesis(a.desk)), 'hex'),
    'now', (extract(epoch FROM clock_timestamp()) * 1000)::bigint)
  FROM deskwatch.about a $$;
`;
