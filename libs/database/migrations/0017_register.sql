CREATE TABLE "equipment_carriage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"carrier" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "equipment_carriage_not_itself" CHECK ("equipment_carriage"."asset_code" <> "equipment_carriage"."carrier"),
	CONSTRAINT "equipment_carriage_period" CHECK ("equipment_carriage"."until" > "equipment_carriage"."since")
);
--> statement-breakpoint
CREATE TABLE "certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"issued_by" text,
	"valid_from" date,
	"valid_to" date,
	"attachment" uuid,
	"remark" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "certificate_kind" CHECK ("certificate"."kind" in ('mine_safety_mark', 'explosion_proof', 'special_equipment', 'road_vehicle', 'green_passage', 'calibration', 'insurance', 'conformity', 'other')),
	CONSTRAINT "certificate_validity" CHECK ("certificate"."valid_from" <= "certificate"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "equipment_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation" text NOT NULL,
	"started_by" uuid NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"row_count" integer DEFAULT 0 NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"bad" integer DEFAULT 0 NOT NULL,
	"created" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"unchanged" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "equipment_import_state" CHECK ("equipment_import"."state" in ('reading', 'staged', 'committing', 'committed', 'discarded', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "equipment_import_row" (
	"import" uuid NOT NULL,
	"row" integer NOT NULL,
	"asset_code" text,
	"name" text,
	"verdict" text NOT NULL,
	"faults" jsonb,
	"changes" jsonb,
	"plan" jsonb,
	CONSTRAINT "equipment_import_row_import_row_pk" PRIMARY KEY("import","row"),
	CONSTRAINT "equipment_import_row_verdict" CHECK ("equipment_import_row"."verdict" in ('bad', 'created', 'changed', 'unchanged'))
);
--> statement-breakpoint
CREATE TABLE "equipment_set" (
	"head" text PRIMARY KEY NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "equipment_set_accessory" (
	"head" text NOT NULL,
	"place" integer NOT NULL,
	"name" text NOT NULL,
	"unit" text,
	"quantity" integer NOT NULL,
	"present" integer NOT NULL,
	CONSTRAINT "equipment_set_accessory_head_place_pk" PRIMARY KEY("head","place"),
	CONSTRAINT "equipment_set_accessory_quantity" CHECK ("equipment_set_accessory"."quantity" > 0 and "equipment_set_accessory"."present" >= 0)
);
--> statement-breakpoint
CREATE TABLE "equipment_set_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"head" text NOT NULL,
	"member" text NOT NULL,
	"role" text,
	"required" boolean NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	CONSTRAINT "equipment_set_member_not_its_head" CHECK ("equipment_set_member"."member" <> "equipment_set_member"."head"),
	CONSTRAINT "equipment_set_member_period" CHECK ("equipment_set_member"."until" >= "equipment_set_member"."since")
);
--> statement-breakpoint
CREATE TABLE "supply_agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation" text NOT NULL,
	"mode" text NOT NULL,
	"family" text,
	"material" text,
	"quantity" double precision NOT NULL,
	"unit" text NOT NULL,
	"lead_time_hours" double precision NOT NULL,
	"supplier" text,
	"supplier_name" text,
	"contact_name" text,
	"contact_phone" text,
	"document" text,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_reason" text,
	"remark" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "supply_agreement_mode" CHECK ("supply_agreement"."mode" in ('market', 'production_capacity')),
	CONSTRAINT "supply_agreement_subject" CHECK (("supply_agreement"."family" is null) <> ("supply_agreement"."material" is null)),
	CONSTRAINT "supply_agreement_supplier_named" CHECK (("supply_agreement"."supplier" is null) <> ("supply_agreement"."supplier_name" is null)),
	CONSTRAINT "supply_agreement_quantity" CHECK ("supply_agreement"."quantity" > 0),
	CONSTRAINT "supply_agreement_lead_time" CHECK ("supply_agreement"."lead_time_hours" >= 0),
	CONSTRAINT "supply_agreement_period" CHECK ("supply_agreement"."valid_from" <= "supply_agreement"."valid_to"),
	CONSTRAINT "supply_agreement_ended" CHECK (("supply_agreement"."ended_at" is null) = ("supply_agreement"."ended_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "team" text;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "discipline" text;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "reserve_mode" text;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "state_funded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "manufacturer" text;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "model" text;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "serial_number" text;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "commissioned_on" date;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "renewal_due_on" date;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "retired_reason" text;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "replaced_by" text;--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "searched" text GENERATED ALWAYS AS (lower(asset_code || ' ' || name || ' ' || coalesce(manufacturer, '') || ' ' || coalesce(model, '') || ' ' || coalesce(serial_number, '') || ' ' || capabilities::text)) STORED;--> statement-breakpoint
ALTER TABLE "equipment_carriage" ADD CONSTRAINT "equipment_carriage_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_carriage" ADD CONSTRAINT "equipment_carriage_carrier_equipment_asset_code_fk" FOREIGN KEY ("carrier") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_attachment_attachment_id_fk" FOREIGN KEY ("attachment") REFERENCES "public"."attachment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_import" ADD CONSTRAINT "equipment_import_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_import" ADD CONSTRAINT "equipment_import_started_by_person_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_import_row" ADD CONSTRAINT "equipment_import_row_import_equipment_import_id_fk" FOREIGN KEY ("import") REFERENCES "public"."equipment_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_set" ADD CONSTRAINT "equipment_set_head_equipment_asset_code_fk" FOREIGN KEY ("head") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_set_accessory" ADD CONSTRAINT "equipment_set_accessory_head_equipment_set_head_fk" FOREIGN KEY ("head") REFERENCES "public"."equipment_set"("head") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_set_member" ADD CONSTRAINT "equipment_set_member_head_equipment_set_head_fk" FOREIGN KEY ("head") REFERENCES "public"."equipment_set"("head") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_set_member" ADD CONSTRAINT "equipment_set_member_member_equipment_asset_code_fk" FOREIGN KEY ("member") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supply_agreement" ADD CONSTRAINT "supply_agreement_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "supply_agreement" ADD CONSTRAINT "supply_agreement_supplier_organisation_code_fk" FOREIGN KEY ("supplier") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "equipment_carriage_carrier" ON "equipment_carriage" USING btree ("carrier");--> statement-breakpoint
CREATE INDEX "certificate_asset_code" ON "certificate" USING btree ("asset_code");--> statement-breakpoint
CREATE INDEX "certificate_valid_to" ON "certificate" USING btree ("valid_to");--> statement-breakpoint
CREATE INDEX "equipment_import_organisation" ON "equipment_import" USING btree ("organisation");--> statement-breakpoint
CREATE INDEX "equipment_import_expires_at" ON "equipment_import" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "equipment_set_member_head" ON "equipment_set_member" USING btree ("head");--> statement-breakpoint
CREATE UNIQUE INDEX "equipment_set_member_once" ON "equipment_set_member" USING btree ("member") WHERE "equipment_set_member"."until" is null;--> statement-breakpoint
CREATE INDEX "supply_agreement_organisation" ON "supply_agreement" USING btree ("organisation");--> statement-breakpoint
CREATE INDEX "supply_agreement_supplier" ON "supply_agreement" USING btree ("supplier");--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_team_organisation_code_fk" FOREIGN KEY ("team") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_replaced_by_equipment_asset_code_fk" FOREIGN KEY ("replaced_by") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "equipment_team" ON "equipment" USING btree ("team");--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_discipline" CHECK ("equipment"."discipline" in ('mine', 'hazardous_chemicals', 'oil_and_gas', 'pipeline', 'tunnel', 'medical', 'water', 'other'));--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_reserve_mode" CHECK ("equipment"."reserve_mode" in ('government_stock', 'team_own', 'enterprise_stock', 'social'));--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_retired" CHECK (("equipment"."retired_at" is null) = ("equipment"."retired_reason" is null));--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_replaced_by" CHECK ("equipment"."replaced_by" is null or "equipment"."retired_at" is not null);