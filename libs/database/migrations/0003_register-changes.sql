CREATE TABLE "audit_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"person_id" uuid,
	"username" text,
	"organisation" text,
	"address" text,
	"subject_kind" text,
	"subject_id" text,
	"concerns" text[] NOT NULL,
	"changes" jsonb,
	"count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "audit_entry_outcome" CHECK ("audit_entry"."outcome" in ('done', 'refused')),
	CONSTRAINT "audit_entry_reason" CHECK (("audit_entry"."outcome" = 'refused') = ("audit_entry"."reason" is not null)),
	CONSTRAINT "audit_entry_count" CHECK ("audit_entry"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "catalogue_family" (
	"code" text PRIMARY KEY NOT NULL,
	"label_zh" text NOT NULL,
	"label_en" text NOT NULL,
	"headline" text NOT NULL,
	"metrics" text[] NOT NULL,
	"keeper" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "catalogue_family_code" CHECK ("catalogue_family"."code" ~ '^[a-z][a-z0-9_]{0,31}$'),
	CONSTRAINT "catalogue_family_headline" CHECK ("catalogue_family"."headline" = any("catalogue_family"."metrics"))
);
--> statement-breakpoint
CREATE TABLE "catalogue_metric" (
	"name" text PRIMARY KEY NOT NULL,
	"unit" text NOT NULL,
	"kind" text NOT NULL,
	"value_type" text NOT NULL,
	"minimum" double precision,
	"maximum" double precision,
	"not_available" double precision[] NOT NULL,
	"label_zh" text NOT NULL,
	"label_en" text NOT NULL,
	"keeper" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "catalogue_metric_name" CHECK ("catalogue_metric"."name" ~ '^[A-Za-z][A-Za-z0-9_]{0,63}$'),
	CONSTRAINT "catalogue_metric_kind" CHECK ("catalogue_metric"."kind" in ('gauge', 'counter', 'state', 'position')),
	CONSTRAINT "catalogue_metric_value_type" CHECK ("catalogue_metric"."value_type" in ('number', 'string', 'boolean')),
	CONSTRAINT "catalogue_metric_range" CHECK ("catalogue_metric"."minimum" <= "catalogue_metric"."maximum")
);
--> statement-breakpoint
CREATE TABLE "installation_settings" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"values" jsonb NOT NULL,
	"version" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "installation_settings_only" CHECK ("installation_settings"."only")
);
--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "region" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "discipline" text;--> statement-breakpoint
ALTER TABLE "organisation" ADD COLUMN "retired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "deactivated_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "catalogue_family" ADD CONSTRAINT "catalogue_family_keeper_organisation_code_fk" FOREIGN KEY ("keeper") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalogue_metric" ADD CONSTRAINT "catalogue_metric_keeper_organisation_code_fk" FOREIGN KEY ("keeper") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entry_concerns" ON "audit_entry" USING gin ("concerns");--> statement-breakpoint
CREATE INDEX "audit_entry_person" ON "audit_entry" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "audit_entry_subject" ON "audit_entry" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "catalogue_metric_changed_in" ON "catalogue_metric" USING btree ("changed_in");--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_region" CHECK ("organisation"."region" ~ '^[1-9][0-9]{5}$');--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_discipline" CHECK ("organisation"."discipline" in ('mine', 'hazardous_chemicals', 'oil_and_gas', 'pipeline', 'tunnel', 'medical', 'water', 'other'));