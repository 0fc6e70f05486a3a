CREATE TABLE "free_after" (
	"allocation" uuid PRIMARY KEY NOT NULL,
	"asset_code" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"seconds" double precision NOT NULL,
	"class" smallint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "free_after" ADD CONSTRAINT "free_after_allocation_allocation_id_fk" FOREIGN KEY ("allocation") REFERENCES "public"."allocation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "free_after_class" ON "free_after" USING btree ("class","from_at");--> statement-breakpoint
CREATE INDEX "free_after_piece" ON "free_after" USING btree ("asset_code","from_at");--> statement-breakpoint
CREATE INDEX "allocation_holds" ON "allocation" USING btree ("expires_at") WHERE "allocation"."state" = 'tentative';