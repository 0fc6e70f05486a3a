CREATE TABLE "alarm" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"rule" text NOT NULL,
	"code" text NOT NULL,
	"severity" text NOT NULL,
	"metric" text,
	"operator" text,
	"threshold" double precision,
	"value" double precision,
	"message" text,
	"active" boolean NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"cleared_at" timestamp (3) with time zone,
	"received_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" uuid,
	"remark" text,
	CONSTRAINT "alarm_cleared" CHECK ("alarm"."active" = ("alarm"."cleared_at" is null)),
	CONSTRAINT "alarm_acknowledged" CHECK (("alarm"."acknowledged_at" is null) = ("alarm"."acknowledged_by" is null)),
	CONSTRAINT "alarm_code" CHECK (("alarm"."rule" = 'device') = ("alarm"."code" <> '')),
	CONSTRAINT "alarm_severity" CHECK ("alarm"."severity" in ('critical', 'major', 'minor', 'warning'))
);
--> statement-breakpoint
CREATE TABLE "stream_event" (
	"number" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stream_event_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"asset_code" text NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"payload" jsonb NOT NULL,
	CONSTRAINT "stream_event_kind" CHECK ("stream_event"."kind" in ('alarm'))
);
--> statement-breakpoint
CREATE TABLE "equipment_hours" (
	"asset_code" text PRIMARY KEY NOT NULL,
	"total_hours" double precision NOT NULL,
	"meter_hours" double precision,
	"meter_time" timestamp (3) with time zone,
	"running" boolean,
	"running_time" timestamp (3) with time zone,
	CONSTRAINT "equipment_hours_meter" CHECK (("equipment_hours"."meter_hours" is null) = ("equipment_hours"."meter_time" is null)),
	CONSTRAINT "equipment_hours_running" CHECK (("equipment_hours"."running" is null) = ("equipment_hours"."running_time" is null))
);
--> statement-breakpoint
CREATE TABLE "meter_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"time" timestamp (3) with time zone NOT NULL,
	"reading_before" double precision NOT NULL,
	"reading_after" double precision NOT NULL,
	"total_hours" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alarm_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation" text NOT NULL,
	"family" text,
	"asset_code" text,
	"metric" text,
	"operator" text NOT NULL,
	"threshold" double precision,
	"for_seconds" integer,
	"hysteresis" double precision NOT NULL,
	"severity" text NOT NULL,
	"enabled" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "alarm_rule_about" CHECK (("alarm_rule"."family" is null) <> ("alarm_rule"."asset_code" is null)),
	CONSTRAINT "alarm_rule_operator" CHECK ("alarm_rule"."operator" in ('>', '>=', '<', '<=', '=', 'silent', 'frozen')),
	CONSTRAINT "alarm_rule_metric" CHECK (("alarm_rule"."metric" is null) = ("alarm_rule"."operator" = 'silent')),
	CONSTRAINT "alarm_rule_threshold" CHECK (("alarm_rule"."threshold" is null) = ("alarm_rule"."operator" in ('silent', 'frozen'))),
	CONSTRAINT "alarm_rule_frozen" CHECK ("alarm_rule"."operator" <> 'frozen' or "alarm_rule"."for_seconds" is not null),
	CONSTRAINT "alarm_rule_for_seconds" CHECK ("alarm_rule"."for_seconds" between 0 and 2592000),
	CONSTRAINT "alarm_rule_hysteresis" CHECK ("alarm_rule"."hysteresis" >= 0),
	CONSTRAINT "alarm_rule_severity" CHECK ("alarm_rule"."severity" in ('critical', 'major', 'minor', 'warning'))
);
--> statement-breakpoint
ALTER TABLE "equipment" ADD COLUMN "underground" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_acknowledged_by_person_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stream_event" ADD CONSTRAINT "stream_event_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_hours" ADD CONSTRAINT "equipment_hours_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meter_change" ADD CONSTRAINT "meter_change_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_rule" ADD CONSTRAINT "alarm_rule_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alarm_rule" ADD CONSTRAINT "alarm_rule_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alarm_active" ON "alarm" USING btree ("asset_code","rule","code") WHERE "alarm"."active";--> statement-breakpoint
CREATE INDEX "alarm_asset_code" ON "alarm" USING btree ("asset_code","id");--> statement-breakpoint
CREATE INDEX "stream_event_recorded_at" ON "stream_event" USING btree ("recorded_at");--> statement-breakpoint
CREATE INDEX "meter_change_asset_code" ON "meter_change" USING btree ("asset_code","time");--> statement-breakpoint
CREATE INDEX "alarm_rule_organisation" ON "alarm_rule" USING btree ("organisation");--> statement-breakpoint
CREATE INDEX "alarm_rule_asset_code" ON "alarm_rule" USING btree ("asset_code");