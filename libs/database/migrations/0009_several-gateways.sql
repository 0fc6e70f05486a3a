CREATE TABLE "pending_condition" (
	"asset_code" text NOT NULL,
	"rule" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "pending_condition_asset_code_rule_pk" PRIMARY KEY("asset_code","rule")
);
--> statement-breakpoint
CREATE TABLE "lease" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "equipment_hours" ADD COLUMN "gaps" jsonb;--> statement-breakpoint
ALTER TABLE "applied_log" ADD COLUMN "alive_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "equipment_presence" ADD COLUMN "held_by" text;--> statement-breakpoint
ALTER TABLE "pending_condition" ADD CONSTRAINT "pending_condition_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;