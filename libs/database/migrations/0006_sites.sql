CREATE TABLE "site" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"organisation" text NOT NULL,
	"region" text,
	"geometry" jsonb NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"west" double precision NOT NULL,
	"south" double precision NOT NULL,
	"east" double precision NOT NULL,
	"north" double precision NOT NULL,
	"remark" text,
	"source" text,
	"external_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "site_kind" CHECK ("site"."kind" in ('home_base', 'mine', 'chemical_park', 'tailings', 'tunnel', 'other')),
	CONSTRAINT "site_region" CHECK ("site"."region" ~ '^[1-9][0-9]{5}$'),
	CONSTRAINT "site_source" CHECK (("site"."source" is null) = ("site"."external_id" is null)),
	CONSTRAINT "site_latitudes" CHECK (-90 <= "site"."south" and "site"."south" <= "site"."north" and "site"."north" <= 90),
	CONSTRAINT "site_longitudes" CHECK (-180 <= "site"."west" and "site"."west" <= "site"."east" and "site"."east" <= 180)
);
--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "home_site" uuid;--> statement-breakpoint
ALTER TABLE "site" ADD CONSTRAINT "site_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "site_organisation" ON "site" USING btree ("organisation");--> statement-breakpoint
CREATE INDEX "site_region" ON "site" USING btree ("region");--> statement-breakpoint
CREATE UNIQUE INDEX "site_imported" ON "site" USING btree ("organisation","source","external_id");--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_home_site_site_id_fk" FOREIGN KEY ("home_site") REFERENCES "public"."site"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "equipment_home_site" ON "equipment" USING btree ("home_site");