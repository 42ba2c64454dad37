"""What a list keeps beside its entries and wants in step with them: counters, dates, numbers, indexes."""
