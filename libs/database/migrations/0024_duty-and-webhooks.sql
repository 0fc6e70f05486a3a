CREATE TABLE "duty_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"shift" uuid NOT NULL,
	"place" integer NOT NULL,
	"function" text NOT NULL,
	"person" uuid,
	"name" text NOT NULL,
	"telephone" text,
	CONSTRAINT "duty_member_place" UNIQUE("shift","place"),
	CONSTRAINT "duty_member_function" CHECK ("duty_member"."function" in ('on_duty', 'leader', 'deputy'))
);
--> statement-breakpoint
CREATE TABLE "duty_roster" (
	"organisation" text PRIMARY KEY NOT NULL,
	"telephone" text,
	"answer_minutes" integer NOT NULL,
	"channels" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "duty_roster_answer_minutes" CHECK ("duty_roster"."answer_minutes" between 1 and 1440),
	CONSTRAINT "duty_roster_channels" CHECK ("duty_roster"."channels" <@ array['sms', 'voice'])
);
--> statement-breakpoint
CREATE TABLE "duty_shift" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "duty_shift_length" CHECK ("duty_shift"."from_at" < "duty_shift"."to_at")
);
--> statement-breakpoint
CREATE TABLE "acknowledgement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice" uuid NOT NULL,
	"channel" text NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"telephone" text,
	"remark" text,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "acknowledgement_channel" CHECK ("acknowledgement"."channel" in ('page', 'telephone')),
	CONSTRAINT "acknowledgement_telephone" CHECK ("acknowledgement"."channel" = 'telephone' or "acknowledgement"."telephone" is null),
	CONSTRAINT "acknowledgement_time" CHECK ("acknowledgement"."answered_at" <= "acknowledgement"."recorded_at")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation" text NOT NULL,
	"url" text NOT NULL,
	"description" text,
	"events" text[] NOT NULL,
	"enabled" boolean NOT NULL,
	"gone_at" timestamp (3) with time zone,
	"secret" "bytea" NOT NULL,
	"previous_secret" "bytea",
	"previous_until" timestamp (3) with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "webhook_events" CHECK ("webhook"."events" <@ array['alarm.raised', 'alarm.acknowledged', 'alarm.cleared', 'allocation.changed', 'notice.created'] and cardinality("webhook"."events") > 0),
	CONSTRAINT "webhook_previous" CHECK (("webhook"."previous_secret" is null) = ("webhook"."previous_until" is null)),
	CONSTRAINT "webhook_gone" CHECK ("webhook"."gone_at" is null or not "webhook"."enabled")
);
--> statement-breakpoint
CREATE TABLE "webhook_position" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"number" bigint NOT NULL,
	CONSTRAINT "webhook_position_only" CHECK ("webhook_position"."only")
);
--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "step" text;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "escalate_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "tries_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "claimed_by" uuid;--> statement-breakpoint
ALTER TABLE "outbox" ADD COLUMN "claimed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "duty_member" ADD CONSTRAINT "duty_member_shift_duty_shift_id_fk" FOREIGN KEY ("shift") REFERENCES "public"."duty_shift"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_member" ADD CONSTRAINT "duty_member_person_person_id_fk" FOREIGN KEY ("person") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_roster" ADD CONSTRAINT "duty_roster_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_shift" ADD CONSTRAINT "duty_shift_organisation_duty_roster_organisation_fk" FOREIGN KEY ("organisation") REFERENCES "public"."duty_roster"("organisation") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_notice_notice_id_fk" FOREIGN KEY ("notice") REFERENCES "public"."notice"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgement" ADD CONSTRAINT "acknowledgement_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook" ADD CONSTRAINT "webhook_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duty_member_person" ON "duty_member" USING btree ("person");--> statement-breakpoint
CREATE INDEX "duty_shift_organisation" ON "duty_shift" USING btree ("organisation","from_at");--> statement-breakpoint
CREATE INDEX "acknowledgement_notice" ON "acknowledgement" USING btree ("notice","id");--> statement-breakpoint
CREATE INDEX "webhook_organisation" ON "webhook" USING btree ("organisation");--> statement-breakpoint
CREATE INDEX "notice_escalate_at" ON "notice" USING btree ("escalate_at") WHERE acknowledged_at is null and escalate_at is not null;--> statement-breakpoint
CREATE INDEX "outbox_receiver" ON "outbox" USING btree ("channel","receiver","id");--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_step" CHECK ("notice"."step" in ('on_duty', 'leader', 'deputy', 'parent'));--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_claim" CHECK (("outbox"."claimed_by" is null) = ("outbox"."claimed_until" is null));