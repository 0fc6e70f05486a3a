CREATE TABLE "witness_limits" (
	"id" uuid PRIMARY KEY NOT NULL,
	"family" text,
	"asset_code" text,
	"values" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "witness_limits_about" CHECK (("witness_limits"."family" is null) <> ("witness_limits"."asset_code" is null))
);
--> statement-breakpoint
ALTER TABLE "witness_limits" ADD CONSTRAINT "witness_limits_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "witness_limits_family" ON "witness_limits" USING btree ("family");--> statement-breakpoint
CREATE UNIQUE INDEX "witness_limits_asset_code" ON "witness_limits" USING btree ("asset_code");