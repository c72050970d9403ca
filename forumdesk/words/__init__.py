"""Sentences for people, made from facts: findings, problems, refusals."""
