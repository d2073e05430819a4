"""Language models in this process: a real network of the hub's kind, tiny and made here."""

from pathlib import Path

import pytest

from assistant.errors import MissingModelError
from models.language.hub import HubModel
from models.language.packaged import FILE, ROLE, PackagedModel

TEMPLATE = "{% for m in messages %}{{ m['content'] }} {% endfor %}"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a causal language model of two layers with a vocabulary of a few words."""
    import torch
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace
    from transformers import LlamaConfig, LlamaForCausalLM, PreTrainedTokenizerFast

    folder = tmp_path_factory.mktemp("tiny")
    words = {word: at for at, word in enumerate(["<unk>", "<eos>", "she", "said", "hello", "bed", "eight", "."])}
    made = Tokenizer(WordLevel(words, unk_token="<unk>"))
    made.pre_tokenizer = Whitespace()
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=made, unk_token="<unk>", eos_token="<eos>")
    tokenizer.chat_template = TEMPLATE
    tokenizer.save_pretrained(folder)
    torch.manual_seed(3)
    shape = LlamaConfig(
        vocab_size=len(words),
        hidden_size=16,
        intermediate_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=4096,
        eos_token_id=1,
        bos_token_id=None,
        pad_token_id=1,
    )
    network = LlamaForCausalLM(shape)
    with torch.no_grad():
        network.lm_head.weight[1] = 0.0
    network.save_pretrained(folder)
    return folder


@pytest.mark.slow
def test_a_hub_model_in_a_folder_answers_the_same_each_time(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("models.language.hub.MOST_TOKENS", 12)
    model = HubModel(str(tiny), threads=1)
    first = model.complete("she said hello")
    assert first == HubModel(str(tiny), threads=1).complete("she said hello")
    assert first
    assert set(first.split()) <= {"<unk>", "she", "said", "hello", "bed", "eight", "."}


@pytest.mark.slow
def test_a_hub_model_that_is_not_here_is_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(MissingModelError, match="HEARD_ENGINE_HUB"):
        HubModel("nobody/no-such-model").complete("hello")


@pytest.mark.slow
def test_a_hub_model_that_cannot_be_talked_to_is_refused(tiny: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "mute"
    shutil.copytree(tiny, folder)
    (folder / "chat_template.jinja").unlink()
    with pytest.raises(MissingModelError, match="chat template"):
        HubModel(str(folder)).complete("hello")


def test_the_packaged_model_says_how_to_get_its_weights(tmp_path: Path) -> None:
    with pytest.raises(MissingModelError, match="heard models fetch language-model"):
        PackagedModel(tmp_path, 1).complete("hello")


@pytest.mark.slow
def test_weights_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    pytest.importorskip("xllamacpp")
    (tmp_path / ROLE).mkdir()
    (tmp_path / ROLE / FILE).write_bytes(b"GGUF but no weights")
    with pytest.raises(MissingModelError, match="packaged language model"):
        PackagedModel(tmp_path, 1).complete("hello")
