-- A trusted extension: who may create in the database may add it, no superuser is needed.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
-- Double booking is impossible by construction: no two claims that hold a piece have a moment in common.
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_no_overlap"
  EXCLUDE USING gist ("asset_code" WITH =, tstzrange("from_at", "to_at") WITH &&)
  WHERE ("state" IN ('tentative', 'confirmed', 'running'));
