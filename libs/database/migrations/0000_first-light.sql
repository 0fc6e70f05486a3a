CREATE TABLE "organisation" (
	"code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"parent" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "organisation_code" CHECK ("organisation"."code" ~ '^[A-Za-z0-9][A-Za-z0-9_-]{1,63}$'),
	CONSTRAINT "organisation_kind" CHECK ("organisation"."kind" in ('ministry', 'national_center', 'mine_safety_administration', 'provincial_agency', 'mine_safety_bureau', 'local_government', 'host_unit', 'rescue_team', 'custodian', 'on_site_command', 'social_owner', 'social_force', 'accident_unit')),
	CONSTRAINT "organisation_not_its_own_parent" CHECK ("organisation"."parent" <> "organisation"."code")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"roles" text[] NOT NULL,
	"password_hash" text,
	"must_change_password" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_roles" CHECK ("person"."roles" <@ array['viewer', 'custodian', 'maintainer', 'dispatcher', 'duty_officer', 'auditor', 'administrator'])
);
--> statement-breakpoint
CREATE TABLE "device_credential" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "equipment" (
	"asset_code" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"family" text NOT NULL,
	"host_unit" text NOT NULL,
	"owner" text NOT NULL,
	"custodian" text NOT NULL,
	"home_latitude" double precision,
	"home_longitude" double precision,
	"reporting_interval_seconds" integer NOT NULL,
	"capabilities" jsonb NOT NULL,
	"time_source" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "equipment_asset_code" CHECK ("equipment"."asset_code" ~ '^[A-Z0-9][A-Z0-9-]{1,31}$'),
	CONSTRAINT "equipment_time_source" CHECK ("equipment"."time_source" in ('device', 'server')),
	CONSTRAINT "equipment_reporting_interval" CHECK ("equipment"."reporting_interval_seconds" between 1 and 86400),
	CONSTRAINT "equipment_home_base" CHECK (("equipment"."home_latitude" is null) = ("equipment"."home_longitude" is null)),
	CONSTRAINT "equipment_home_latitude" CHECK ("equipment"."home_latitude" between -90 and 90),
	CONSTRAINT "equipment_home_longitude" CHECK ("equipment"."home_longitude" between -180 and 180)
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"subject" "bytea" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "applied_log" (
	"gateway" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "equipment_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"time" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"code" text NOT NULL,
	"severity" text NOT NULL,
	"state" text NOT NULL,
	"message" text,
	CONSTRAINT "equipment_event_severity" CHECK ("equipment_event"."severity" in ('critical', 'major', 'minor', 'warning')),
	CONSTRAINT "equipment_event_state" CHECK ("equipment_event"."state" in ('raised', 'cleared'))
);
--> statement-breakpoint
CREATE TABLE "equipment_metric" (
	"asset_code" text NOT NULL,
	"metric" text NOT NULL,
	"time" timestamp (3) with time zone NOT NULL,
	"value" double precision,
	"text" text,
	"value_type" text NOT NULL,
	"quality" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "equipment_metric_asset_code_metric_pk" PRIMARY KEY("asset_code","metric"),
	CONSTRAINT "equipment_metric_quality" CHECK ("equipment_metric"."quality" in ('good', 'outOfRange', 'notAvailable', 'unknownMetric')),
	CONSTRAINT "equipment_metric_value_type" CHECK ("equipment_metric"."value_type" in ('number', 'boolean', 'string'))
);
--> statement-breakpoint
CREATE TABLE "equipment_presence" (
	"asset_code" text PRIMARY KEY NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"connected" boolean NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"heading" double precision,
	"position_time" timestamp (3) with time zone,
	"changed_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" uuid PRIMARY KEY NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"asset_code" text NOT NULL,
	"topic" text NOT NULL,
	"reason" text NOT NULL,
	"detail" text NOT NULL,
	"payload" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotent_request" (
	"person_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" "bytea" NOT NULL,
	"answer" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotent_request_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_parent_organisation_code_fk" FOREIGN KEY ("parent") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "device_credential" ADD CONSTRAINT "device_credential_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_host_unit_organisation_code_fk" FOREIGN KEY ("host_unit") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_owner_organisation_code_fk" FOREIGN KEY ("owner") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment" ADD CONSTRAINT "equipment_custodian_organisation_code_fk" FOREIGN KEY ("custodian") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_event" ADD CONSTRAINT "equipment_event_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_metric" ADD CONSTRAINT "equipment_metric_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_presence" ADD CONSTRAINT "equipment_presence_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarantine" ADD CONSTRAINT "quarantine_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organisation_parent" ON "organisation" USING btree ("parent");--> statement-breakpoint
CREATE UNIQUE INDEX "person_username" ON "person" USING btree (lower("username"));--> statement-breakpoint
CREATE INDEX "person_organisation" ON "person" USING btree ("organisation");--> statement-breakpoint
CREATE INDEX "device_credential_asset_code" ON "device_credential" USING btree ("asset_code");--> statement-breakpoint
CREATE INDEX "equipment_host_unit" ON "equipment" USING btree ("host_unit");--> statement-breakpoint
CREATE INDEX "equipment_owner" ON "equipment" USING btree ("owner");--> statement-breakpoint
CREATE INDEX "equipment_custodian" ON "equipment" USING btree ("custodian");--> statement-breakpoint
CREATE INDEX "equipment_changed_in" ON "equipment" USING btree ("changed_in");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_expires_at" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "equipment_event_asset_code_time" ON "equipment_event" USING btree ("asset_code","time");--> statement-breakpoint
CREATE INDEX "equipment_metric_changed_in" ON "equipment_metric" USING btree ("changed_in");--> statement-breakpoint
CREATE INDEX "equipment_presence_changed_in" ON "equipment_presence" USING btree ("changed_in");--> statement-breakpoint
CREATE INDEX "quarantine_asset_code_id" ON "quarantine" USING btree ("asset_code","id");--> statement-breakpoint
CREATE INDEX "idempotent_request_created_at" ON "idempotent_request" USING btree ("created_at");