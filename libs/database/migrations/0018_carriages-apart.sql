CREATE EXTENSION IF NOT EXISTS "btree_gist";--> statement-breakpoint
ALTER TABLE "equipment_carriage" ADD CONSTRAINT "equipment_carriage_once" EXCLUDE USING gist ("asset_code" WITH =, tstzrange("since", "until") WITH &&);
