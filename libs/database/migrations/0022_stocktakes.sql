CREATE TABLE "stocktake" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation" text NOT NULL,
	"site" uuid,
	"state" text NOT NULL,
	"purpose" text,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"remark" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "stocktake_state" CHECK ("stocktake"."state" in ('open', 'closed', 'cancelled')),
	CONSTRAINT "stocktake_decided" CHECK (("stocktake"."state" = 'open') = ("stocktake"."decided_at" is null)),
	CONSTRAINT "stocktake_decider" CHECK (("stocktake"."decided_at" is null) = ("stocktake"."decided_by" is null)),
	CONSTRAINT "stocktake_cancelled" CHECK ("stocktake"."state" <> 'cancelled' or "stocktake"."remark" is not null)
);
--> statement-breakpoint
CREATE TABLE "stocktake_piece" (
	"stocktake" uuid NOT NULL,
	"asset_code" text NOT NULL,
	"expected" boolean NOT NULL,
	"kept_by" text,
	"name" text,
	"family" text,
	"finding" text,
	"why" text,
	"machine" jsonb,
	CONSTRAINT "stocktake_piece_stocktake_asset_code_pk" PRIMARY KEY("stocktake","asset_code"),
	CONSTRAINT "stocktake_piece_expected" CHECK ("stocktake_piece"."expected" = ("stocktake_piece"."kept_by" is not null)),
	CONSTRAINT "stocktake_piece_finding" CHECK ("stocktake_piece"."finding" in ('found', 'missing', 'excused', 'unexpected')),
	CONSTRAINT "stocktake_piece_why" CHECK ("stocktake_piece"."why" in ('retired', 'custody_changed', 'base_changed', 'allocated')),
	CONSTRAINT "stocktake_piece_excused" CHECK (("stocktake_piece"."finding" = 'excused') = ("stocktake_piece"."why" is not null))
);
--> statement-breakpoint
CREATE TABLE "stocktake_scan" (
	"stocktake" uuid NOT NULL,
	"id" uuid NOT NULL,
	"asset_code" text NOT NULL,
	"method" text NOT NULL,
	"person" uuid NOT NULL,
	"scanned_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"accuracy_metres" double precision,
	"late" boolean NOT NULL,
	CONSTRAINT "stocktake_scan_stocktake_id_pk" PRIMARY KEY("stocktake","id"),
	CONSTRAINT "stocktake_scan_method" CHECK ("stocktake_scan"."method" in ('camera', 'typed')),
	CONSTRAINT "stocktake_scan_place" CHECK (("stocktake_scan"."latitude" is null) = ("stocktake_scan"."longitude" is null))
);
--> statement-breakpoint
ALTER TABLE "stocktake" ADD CONSTRAINT "stocktake_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktake" ADD CONSTRAINT "stocktake_site_site_id_fk" FOREIGN KEY ("site") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktake" ADD CONSTRAINT "stocktake_opened_by_person_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktake" ADD CONSTRAINT "stocktake_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktake_piece" ADD CONSTRAINT "stocktake_piece_stocktake_stocktake_id_fk" FOREIGN KEY ("stocktake") REFERENCES "public"."stocktake"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktake_piece" ADD CONSTRAINT "stocktake_piece_kept_by_organisation_code_fk" FOREIGN KEY ("kept_by") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktake_scan" ADD CONSTRAINT "stocktake_scan_stocktake_stocktake_id_fk" FOREIGN KEY ("stocktake") REFERENCES "public"."stocktake"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stocktake_scan" ADD CONSTRAINT "stocktake_scan_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stocktake_one_open_of_site" ON "stocktake" USING btree ("site") WHERE "stocktake"."state" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "stocktake_one_open" ON "stocktake" USING btree ("organisation") WHERE "stocktake"."state" = 'open' and "stocktake"."site" is null;--> statement-breakpoint
CREATE INDEX "stocktake_organisation" ON "stocktake" USING btree ("organisation","id");--> statement-breakpoint
CREATE INDEX "stocktake_piece_asset_code" ON "stocktake_piece" USING btree ("asset_code");--> statement-breakpoint
CREATE INDEX "stocktake_scan_piece" ON "stocktake_scan" USING btree ("stocktake","asset_code","scanned_at");--> statement-breakpoint
CREATE INDEX "stocktake_scan_asset_code" ON "stocktake_scan" USING btree ("asset_code","received_at");