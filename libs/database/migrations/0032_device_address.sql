CREATE TABLE "device_address" (
	"asset_code" text PRIMARY KEY NOT NULL,
	"moves" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "device_address" ADD CONSTRAINT "device_address_asset_code_equipment_asset_code_fk" FOREIGN KEY ("asset_code") REFERENCES "public"."equipment"("asset_code") ON DELETE no action ON UPDATE no action;