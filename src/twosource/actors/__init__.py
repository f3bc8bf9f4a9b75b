"""Who speaks and acts: within one document, and across the documents of a story."""

from twosource.actors.document import cast, outlet_id
from twosource.actors.merge import merge, regroup

__all__ = ["cast", "merge", "outlet_id", "regroup"]
