CREATE INDEX "feedback_at" ON "xianting"."feedback" USING btree ("at");--> statement-breakpoint
CREATE INDEX "handoffs_held" ON "xianting"."handoffs" USING btree ("held_at");