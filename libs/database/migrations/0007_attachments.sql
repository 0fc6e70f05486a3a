CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"remark" text,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"width" integer,
	"height" integer,
	"thumbnail_sha256" "bytea",
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"deleted_by" uuid,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "attachment_kind" CHECK ("attachment"."kind" in ('photo', 'manual', 'certificate', 'report', 'other')),
	CONSTRAINT "attachment_bytes" CHECK ("attachment"."bytes" > 0),
	CONSTRAINT "attachment_sha256_length" CHECK (octet_length("attachment"."sha256") = 32),
	CONSTRAINT "attachment_deleted" CHECK (("attachment"."deleted_by" is null) = ("attachment"."deleted_at" is null))
);
--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_added_by_person_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_deleted_by_person_id_fk" FOREIGN KEY ("deleted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attachment_asset_code" ON "attachment" USING btree ("asset_code","id");--> statement-breakpoint
CREATE UNIQUE INDEX "attachment_once" ON "attachment" USING btree ("asset_code","sha256") WHERE "attachment"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "attachment_sha256" ON "attachment" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "attachment_thumbnail_sha256" ON "attachment" USING btree ("thumbnail_sha256");