CREATE TABLE "allocation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reservation" uuid,
	"asset_code" text NOT NULL,
	"organisation" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	"original_from" timestamp (3) with time zone NOT NULL,
	"original_to" timestamp (3) with time zone,
	"planned_to" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"displaced_by" uuid,
	"displaced_why" text,
	"replaced_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "allocation_kind" CHECK ("allocation"."kind" in ('deployment', 'national_reserve', 'maintenance_safety', 'maintenance', 'transfer', 'drill', 'service', 'own_use')),
	CONSTRAINT "allocation_state" CHECK ("allocation"."state" in ('tentative', 'confirmed', 'running', 'at_risk', 'ended', 'cancelled', 'expired', 'preempted', 'swapped')),
	CONSTRAINT "allocation_period" CHECK ("allocation"."to_at" > "allocation"."from_at"),
	CONSTRAINT "allocation_endless" CHECK ("allocation"."to_at" is not null or ("allocation"."kind" = 'deployment' and state = 'running')),
	CONSTRAINT "allocation_tentative" CHECK ("allocation"."state" <> 'tentative' or "allocation"."expires_at" is not null),
	CONSTRAINT "allocation_preempted" CHECK ("allocation"."state" <> 'preempted' or "allocation"."displaced_by" is not null)
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation" text NOT NULL,
	"kind" text NOT NULL,
	"purpose" text NOT NULL,
	"priority" integer,
	"need" jsonb,
	"override_by" text,
	"override_reason" text,
	"cancel_reason" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reservation_kind" CHECK ("reservation"."kind" in ('national_reserve', 'maintenance_safety', 'maintenance', 'transfer', 'drill', 'service', 'own_use')),
	CONSTRAINT "reservation_override" CHECK (("reservation"."override_by" is null) = ("reservation"."override_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"caused_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"acknowledged_by" uuid,
	"remark" text,
	CONSTRAINT "notice_acknowledged" CHECK (("notice"."acknowledged_at" is null) = ("notice"."acknowledged_by" is null))
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cause" text NOT NULL,
	"channel" text NOT NULL,
	"receiver" text NOT NULL,
	"kind" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_try_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"last_error" text,
	CONSTRAINT "outbox_cause_receiver" UNIQUE("cause","channel","receiver"),
	CONSTRAINT "outbox_one_end" CHECK ("outbox"."delivered_at" is null or "outbox"."failed_at" is null)
);
--> statement-breakpoint
ALTER TABLE "stream_event" DROP CONSTRAINT "stream_event_kind";--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_reservation_reservation_id_fk" FOREIGN KEY ("reservation") REFERENCES "public"."reservation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_organisation_organisation_code_fk" FOREIGN KEY ("organisation") REFERENCES "public"."organisation"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_acknowledged_by_person_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allocation_reservation" ON "allocation" USING btree ("reservation");--> statement-breakpoint
CREATE INDEX "allocation_calendar" ON "allocation" USING btree ("asset_code","from_at");--> statement-breakpoint
CREATE INDEX "allocation_holding" ON "allocation" USING btree ("asset_code","from_at") WHERE state in ('tentative', 'confirmed', 'running');--> statement-breakpoint
CREATE INDEX "allocation_ends" ON "allocation" USING btree ("to_at") WHERE state in ('tentative', 'confirmed', 'running');--> statement-breakpoint
CREATE INDEX "reservation_organisation" ON "reservation" USING btree ("organisation","id");--> statement-breakpoint
CREATE INDEX "notice_organisation" ON "notice" USING btree ("organisation","id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("next_try_at") WHERE delivered_at is null and failed_at is null;--> statement-breakpoint
ALTER TABLE "stream_event" ADD CONSTRAINT "stream_event_kind" CHECK ("stream_event"."kind" in ('alarm', 'allocation'));