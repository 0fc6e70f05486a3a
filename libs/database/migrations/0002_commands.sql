CREATE TABLE "equipment_command" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"kind" text NOT NULL,
	"text" text,
	"state" text NOT NULL,
	"sent_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_sent_at" timestamp (3) with time zone,
	"times_sent" integer DEFAULT 0 NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"reply" text,
	"created_in" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "equipment_command_kind" CHECK ("equipment_command"."kind" in ('message', 'locate', 'order')),
	CONSTRAINT "equipment_command_state" CHECK ("equipment_command"."state" in ('waiting', 'sent', 'answered', 'expired')),
	CONSTRAINT "equipment_command_answered" CHECK (("equipment_command"."state" = 'answered') = ("equipment_command"."answered_at" is not null)),
	CONSTRAINT "equipment_command_expiry" CHECK ("equipment_command"."expires_at" > "equipment_command"."created_at")
);
--> statement-breakpoint
ALTER TABLE "device_credential" ADD COLUMN "also_for" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "equipment_command" ADD CONSTRAINT "equipment_command_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "equipment_command" ADD CONSTRAINT "equipment_command_sent_by_person_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "equipment_command_asset_code_id" ON "equipment_command" USING btree ("asset_code","id");--> statement-breakpoint
CREATE INDEX "equipment_command_created_in" ON "equipment_command" USING btree ("created_in");--> statement-breakpoint
CREATE INDEX "equipment_command_open" ON "equipment_command" USING btree ("expires_at") WHERE state in ('waiting', 'sent');