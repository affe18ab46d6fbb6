"""A module for each AWS service: `HANDLERS` names the operations that the overlay answers.

A handler gives the answer as the AWS CLI would print it, raises a Refusal, or gives None:
then the call is moto's.
"""
