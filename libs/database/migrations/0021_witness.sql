CREATE TABLE "running_stretch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"to" timestamp (3) with time zone NOT NULL,
	"hours" double precision NOT NULL,
	CONSTRAINT "running_stretch_length" CHECK ("running_stretch"."from" < "running_stretch"."to"),
	CONSTRAINT "running_stretch_hours" CHECK ("running_stretch"."hours" > 0)
);
--> statement-breakpoint
CREATE TABLE "witness_watch" (
	"asset_code" text PRIMARY KEY NOT NULL,
	"state" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alarm" DROP CONSTRAINT "alarm_code";--> statement-breakpoint
ALTER TABLE "equipment_hours" ADD COLUMN "open_from" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "equipment_hours" ADD COLUMN "open_to" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "equipment_hours" ADD COLUMN "open_hours" double precision;--> statement-breakpoint
ALTER TABLE "running_stretch" ADD CONSTRAINT "running_stretch_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "witness_watch" ADD CONSTRAINT "witness_watch_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "running_stretch_asset_code" ON "running_stretch" USING btree ("asset_code","to");--> statement-breakpoint
ALTER TABLE "alarm" ADD CONSTRAINT "alarm_code" CHECK (("alarm"."rule" in ('device', 'witness')) = ("alarm"."code" <> ''));--> statement-breakpoint
ALTER TABLE "equipment_hours" ADD CONSTRAINT "equipment_hours_open" CHECK (("equipment_hours"."open_from" is null) = ("equipment_hours"."open_hours" is null) and ("equipment_hours"."open_from" is null) = ("equipment_hours"."open_to" is null));