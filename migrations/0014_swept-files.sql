CREATE INDEX "files_hash_index" ON "files" USING btree ("hash");--> statement-breakpoint
-- One more look behind the wall: whether any organisation's row names this file, so that a sweep leaves it where it is.
CREATE FUNCTION is_file_named(wanted text) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT EXISTS (SELECT 1 FROM files WHERE hash = wanted)
$$;
