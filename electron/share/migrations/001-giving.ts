/** How a desk that was one PC's comes into the database, and that nobody else may touch what is there. */
export const GIVING = `
-- The log of a desk that was one PC's, taken as it is: every link is worked out here again. For its owner alone.
CREATE FUNCTION deskwatch.give(p_events json) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  raw json; e deskwatch.event; w text; salt bytea; previous bytea; head bigint;
BEGIN
  SELECT position, link INTO head, previous FROM deskwatch.event ORDER BY position DESC LIMIT 1;
  IF NOT FOUND THEN
    head := 0;
    SELECT deskwatch.genesis(desk) INTO previous FROM deskwatch.about;
  END IF;
  FOR raw IN SELECT value FROM json_array_elements(p_events) LOOP
    e.position := (raw->>'position')::bigint; e.ordered_at := (raw->>'orderedAt')::bigint;
    e.version := (raw->>'version')::int; e.link := decode(raw->>'link', 'hex'); e.format := 1;
    e.command_id := (raw->>'commandId')::uuid; e.command_index := (raw->>'commandIndex')::int;
    e.command_count := (raw->>'commandCount')::int; e.category := raw->>'category';
    e.stream := (raw->>'stream')::uuid; e.type := raw->>'type'; e.schema_version := (raw->>'schemaVersion')::int;
    e.written_by := raw->>'writtenBy'; e.happened_at := (raw->>'happenedAt')::bigint;
    e.recorded_at := (raw->>'recordedAt')::bigint; e.clock_offset := (raw->>'clockOffset')::bigint;
    e.actor_kind := raw->>'actorKind'; e.actor := (raw->>'actor')::uuid; e.station := (raw->>'station')::uuid;
    e.station_no := (raw->>'stationNo')::bigint; e.seen := (raw->>'seen')::bigint; e.facts := raw->>'facts';
    e.commitment := decode(raw->>'commitment', 'hex'); w := raw->>'words'; salt := decode(raw->>'salt', 'hex');
    IF e.position <> head + 1
       OR e.link <> deskwatch.link(previous, e.position, e.version, e.ordered_at, deskwatch.body(e))
       OR (w IS NOT NULL AND deskwatch.commitment(salt, w) IS DISTINCT FROM e.commitment) THEN
      RAISE EXCEPTION 'Event % does not follow from what it says', e.position;
    END IF;
    INSERT INTO deskwatch.event VALUES (e.*);
    IF e.commitment IS NOT NULL THEN
      INSERT INTO deskwatch.words VALUES (e.position, salt, w, (raw->>'erasedBy')::bigint);
    END IF;
    IF e.type = 'WordsErased' AND e.category = 'desk' THEN
      INSERT INTO deskwatch.erasure
        SELECT s::uuid, e.position FROM json_array_elements_text(e.facts::json->'streams') AS s ON CONFLICT DO NOTHING;
    END IF;
    previous := e.link; head := e.position;
  END LOOP;
  RETURN head;
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA deskwatch FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA deskwatch FROM PUBLIC;
`;
